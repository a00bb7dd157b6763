import type { Child } from 'hono/jsx'
import { inLanguage } from '#src/platform/i18n/index.ts'
import {
  ButtonLink,
  bind,
  Day,
  durationInWords,
  ErrorSummary,
  emptyForm,
  Form,
  FormButtons,
  type FormState,
  More,
  Notice,
  PageHead,
  Section,
  SubmitButton,
  Table,
  TextArea,
  type Ui,
} from '#src/ui/index.ts'
import type { MoveShared } from './move.pages.tsx'
import type { PreviewedMove } from './move.ts'
import { programmePath, wavesPath } from './paths.ts'
import type { MovedItem, MoveEffects } from './plan-handlers.ts'
import { ProgrammePage } from './programme-frame.tsx'
import type { ProgrammeView } from './programme-view.store.ts'
import { MaybeDay } from './rollout-table.tsx'

interface PreviewProps extends MoveShared {
  readonly moves: readonly (PreviewedMove & { readonly name: string })[]
  readonly effects: MoveEffects
  readonly digest: string
  readonly back: string
  readonly form?: FormState
  readonly refusal?: string | undefined
}

/** What the move does, list by list, before it is done. */
export const MovePreviewPage = ({
  c,
  programme,
  of,
  from,
  moves,
  effects,
  digest,
  back,
  form = emptyForm,
  refusal,
}: PreviewProps) => {
  const { ui } = c.var.frame
  const { t } = ui
  const title = t('programmes.move.title', { name: of })
  const first = moves.every((move) => move.from === null)
  const hidden = { seen: digest, moves: JSON.stringify(moves.map(({ goLiveId, to }) => [goLiveId, to])), back }
  return (
    <ProgrammePage
      c={c}
      programme={programme}
      title={title}
      section="waves"
      crumbs={[{ label: t('programmes.waves'), href: wavesPath(programme) }]}
    >
      <PageHead
        ui={ui}
        title={title}
        line={t('programmes.move.line')}
        actions={<ButtonLink href={from}>{t('programmes.move.other-date')}</ButtonLink>}
      />
      <ErrorSummary ui={ui} errors={form.errors} refusal={refusal} />
      <ul>
        {moves.map((move) => (
          <li>
            <b>{move.name}</b>: {move.from ? <Day ui={ui} date={move.from} /> : t('programmes.no-date')} →{' '}
            <Day ui={ui} date={move.to} />
          </li>
        ))}
      </ul>
      <Section title={t('programmes.move.effects')}>
        {effects.nowOverdue.length + effects.inBreach.length > 0 && (
          <Notice kind="warning">
            <p>
              {t('programmes.move.warning', { overdue: effects.nowOverdue.length, breach: effects.inBreach.length })}
            </p>
          </Notice>
        )}
        <Effect ui={ui} programme={programme} of="redated" items={effects.redated} />
        <Effect ui={ui} programme={programme} of="nowOverdue" items={effects.nowOverdue} />
        <Effect
          ui={ui}
          programme={programme}
          of="inBreach"
          items={effects.inBreach}
          more={(item) =>
            t('programmes.move.breach', {
              promised: durationInWords(item.promised, ui),
              left: t('ui.days', { count: item.leftDays }),
            })
          }
        />
        <Effect ui={ui} programme={programme} of="staying" items={effects.staying} />
        <Effect
          ui={ui}
          programme={programme}
          of="renewals"
          items={effects.renewals}
          more={(item) => <Day ui={ui} date={item.expiresOn} short />}
        />
      </Section>
      <Form ui={ui} action={`${programmePath(programme)}/dates`} hidden={hidden}>
        <TextArea
          ui={ui}
          label={t('programmes.reason')}
          hint={t('programmes.move.reason.hint')}
          optional={first}
          {...bind(form, 'reason')}
        />
        <FormButtons ui={ui} cancel={from}>
          <SubmitButton kind="primary">
            {t(first ? 'programmes.move.decide' : 'programmes.move.do', { count: moves.length })}
          </SubmitButton>
        </FormButtons>
      </Form>
    </ProgrammePage>
  )
}

interface EffectProps<Item extends MovedItem> {
  readonly ui: Ui
  readonly programme: ProgrammeView
  readonly of: keyof MoveEffects
  readonly items: readonly Item[]
  readonly more?: (item: Item) => Child
}

/** So many are listed; the number above says how many there are. */
const LISTED = 300

function Effect<Item extends MovedItem>({ ui, programme, of, items, more }: EffectProps<Item>) {
  const { t } = ui
  const label = t(`programmes.move.${of}`, { count: items.length })
  if (items.length === 0) return <p class="quiet">{label}</p>
  return (
    <More label={label}>
      <Table
        ui={ui}
        caption={label}
        hideCaption
        cards
        rows={items.slice(0, LISTED)}
        columns={[
          {
            key: 'item',
            label: t('programmes.move.item'),
            cell: (item) => (
              <a href={`${programmePath(programme)}/commitments/${item.commitmentId}`}>
                {inLanguage(item.title, ui.lang)}
              </a>
            ),
          },
          { key: 'receiver', label: t('programmes.receiver'), cell: (item) => item.receiver },
          { key: 'from', label: t('programmes.move.was'), cell: (item) => <MaybeDay ui={ui} date={item.from} /> },
          { key: 'to', label: t('programmes.move.becomes'), cell: (item) => <MaybeDay ui={ui} date={item.to} /> },
          ...(more ? [{ key: 'more', label: t(`programmes.move.${of}.more`), cell: more }] : []),
        ]}
      />
      {items.length > LISTED && <p class="quiet">{t('programmes.move.rest', { count: items.length - LISTED })}</p>}
    </More>
  )
}
