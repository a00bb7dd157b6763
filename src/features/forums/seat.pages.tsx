import { holdsOn, Vacant } from '#src/features/people/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import {
  bind,
  DateInput,
  Day,
  Deed,
  Empty,
  Expected,
  emptyForm,
  Facts,
  Form,
  FormButtons,
  type FormState,
  Notice,
  type Option,
  Page,
  PageHead,
  Section,
  SubmitButton,
  Table,
} from '#src/ui/index.ts'
import type { Forum } from './forum.store.ts'
import { forumPath, seatPath } from './paths.ts'
import { holderOn, isLiving, type Seat, type SeatHolder } from './seat.ts'
import { SeatFields } from './seat-form.pages.tsx'
import { FillForm, HandOverSeatForm } from './seat-holder.pages.tsx'

export interface SeatReturned {
  readonly of: 'seat' | 'fill' | 'hand-over' | 'ending' | `end-${string}`
  readonly form: FormState
  readonly refusal?: string | undefined
}

export interface SeatPageProps {
  readonly c: RequestContext
  readonly forum: Forum
  readonly seat: Seat
  /** Whom the reader may choose among; null: who holds it is not theirs to say. */
  readonly choosable: readonly Option[] | null
  /** Whose it can be; null: what the seat is, is not theirs to say. */
  readonly parties: readonly Option[] | null
  readonly returned?: SeatReturned | undefined
}

/** A seat: what it is, who has held it and does, and the deeds of those who keep or fill it. */
export const SeatPage = (props: SeatPageProps) => {
  const { c, forum, seat, choosable, parties, returned } = props
  const { ui } = c.var.frame
  const { t } = ui
  const title = t('forums.seat.title', { kind: t(`people.function.${seat.kind}`), party: seat.partyName })
  const holder = holderOn(seat, ui.today)
  const living = isLiving(seat, ui.today)
  return (
    <Page
      {...c.var.frame}
      title={title}
      crumbs={[
        { label: t('forums.title'), href: '/forums' },
        { label: forum.name, href: forumPath(forum) },
        { label: title },
      ]}
    >
      <PageHead
        ui={ui}
        title={title}
        line={
          holder ? (
            t('forums.seat.held', { forum: forum.name, name: holder.name })
          ) : (
            <Vacancy {...props} living={living} />
          )
        }
        seenBy={t('forums.seat.seen-by')}
      />
      {!living && (
        <Notice kind="warning" title={t('forums.seat.ended')}>
          <p>
            {t('forums.ended.on')} <Day ui={ui} date={seat.endedOn ?? ''} />
          </p>
        </Notice>
      )}
      {living && choosable && !holder && <Expected ui={ui}>{t('people.expected-appoint')}</Expected>}
      <Facts
        facts={[
          { label: t('forums.seat.kind'), value: t(`forums.seat.kind.${seat.kind}`) },
          {
            label: t('forums.seat.may-decide'),
            value: <span class="typed">{seat.mayDecide || t('forums.seat.may-decide.none')}</span>,
          },
        ]}
      />
      {living && choosable && (
        <div class="actions">
          {holder ? (
            <Deed label={t('people.hand-over')} open={returned?.of === 'hand-over'} kind="primary">
              <HandOverSeatForm {...props} choosable={choosable} holder={holder} />
            </Deed>
          ) : null}
          <Deed
            label={t('forums.seat.fill')}
            open={returned?.of === 'fill' || !holder}
            kind={holder ? 'secondary' : 'primary'}
          >
            <FillForm {...props} choosable={choosable} />
          </Deed>
        </div>
      )}
      <Section title={t('forums.seat.holders')}>
        {seat.holders.length === 0 ? <Empty title={t('people.never-held')} /> : <Holders {...props} living={living} />}
      </Section>
      {living && parties && <KeepingSeat {...props} parties={parties} />}
    </Page>
  )
}

const Vacancy = ({ c, forum, living }: SeatPageProps & { living: boolean }) => (
  <>
    {c.var.t('forums.seat.in', { forum: forum.name })} {living && <Vacant ui={c.var.frame.ui} />}
  </>
)

const Holders = (props: SeatPageProps & { living: boolean }) => {
  const { c, seat, choosable, living } = props
  const { ui } = c.var.frame
  const { t } = ui
  const open = (one: SeatHolder) => one.to === null || one.to >= ui.today
  return (
    <Table
      ui={ui}
      caption={t('forums.seat.holders')}
      hideCaption
      cards
      rows={seat.holders}
      columns={[
        { key: 'name', label: t('people.name'), cell: (one) => one.name },
        { key: 'from', label: t('people.from'), cell: (one) => <Day ui={ui} date={one.from} short /> },
        {
          key: 'to',
          label: t('people.to'),
          cell: (one) => (one.to ? <Day ui={ui} date={one.to} short /> : t('people.until-further')),
        },
        ...(choosable && living
          ? [
              {
                key: 'end',
                label: t('people.end'),
                cell: (one: SeatHolder) => open(one) && <EndTerm {...props} one={one} />,
              },
            ]
          : []),
      ]}
    />
  )
}

const EndTerm = ({ c, forum, seat, one, returned }: SeatPageProps & { one: SeatHolder }) => {
  const { ui } = c.var.frame
  const prefix = `end-${one.id}` as const
  const form = returned?.of === prefix ? returned.form : emptyForm
  const usual = holdsOn(one, ui.today) ? ui.today : one.from
  return (
    <Deed label={ui.t('people.end')} kind="quiet" open={form !== emptyForm}>
      <Form ui={ui} action={`${seatPath(forum, seat)}/holdings/${one.id}/end`} form={form} prefix={prefix} inline>
        <DateInput
          ui={ui}
          prefix={prefix}
          label={ui.t('people.last-day', { name: one.name })}
          {...bind(form, 'on', usual)}
        />
        <SubmitButton kind="secondary">{ui.t('people.end')}</SubmitButton>
      </Form>
    </Deed>
  )
}

const KeepingSeat = ({ c, forum, seat, parties, returned }: SeatPageProps & { parties: readonly Option[] }) => {
  const { ui } = c.var.frame
  const { t } = ui
  const [edit, end] = (['seat', 'ending'] as const).map((of) => (returned?.of === of ? returned : undefined))
  const form = edit?.form ?? emptyForm
  const version = typeof form.values.version === 'string' ? form.values.version : seat.version
  return (
    <div class="actions">
      <Deed label={t('forums.seat.edit')} kind="quiet" open={edit !== undefined}>
        <Form
          ui={ui}
          action={seatPath(forum, seat)}
          form={form}
          refusal={edit?.refusal}
          version={version}
          prefix="seat"
        >
          <SeatFields ui={ui} form={form} parties={parties} seat={seat} prefix="seat" />
          <FormButtons ui={ui}>
            <SubmitButton kind="secondary">{t('forums.save')}</SubmitButton>
          </FormButtons>
        </Form>
      </Deed>
      <Deed label={t('forums.seat.end')} kind="quiet" open={end !== undefined}>
        <Form ui={ui} action={`${seatPath(forum, seat)}/ending`} refusal={end?.refusal} prefix="ending">
          <p>{t('forums.seat.end.what')}</p>
          <SubmitButton kind="danger">{t('forums.seat.end')}</SubmitButton>
        </Form>
      </Deed>
    </div>
  )
}
