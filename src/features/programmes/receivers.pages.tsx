import type { Party } from '#src/features/parties/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import {
  bind,
  bindAll,
  Checkbox,
  Checkboxes,
  Empty,
  emptyForm,
  Filters,
  Form,
  FormButtons,
  type FormState,
  PageHead,
  Select,
  SubmitButton,
} from '#src/ui/index.ts'
import { programmePath, wavesPath } from './paths.ts'
import { ProgrammePage } from './programme-frame.tsx'
import type { ProgrammeView } from './programme-view.store.ts'
import type { Wave } from './wave.store.ts'

export type Receivable = Party & { readonly organisationName: string }

/** What the list of parties can be narrowed to. */
export const receiverGroups = ['municipality', 'department', 'private-provider', 'other'] as const
export type ReceiverGroup = (typeof receiverGroups)[number]

export const groupOf = (party: Party): ReceiverGroup | null =>
  party.kind === 'municipality' || party.kind === 'department' || party.kind === 'private-provider'
    ? party.kind
    : party.kind === 'unit'
      ? null
      : 'other'

interface ReceiversProps {
  readonly c: RequestContext
  readonly programme: ProgrammeView
  readonly waves: readonly Wave[]
  readonly parties: readonly Receivable[]
  readonly group: ReceiverGroup
  readonly wave: string
  readonly form?: FormState
}

export const ReceiversPage = ({ c, programme, waves, parties, group, wave, form = emptyForm }: ReceiversProps) => {
  const { ui } = c.var.frame
  const { t } = ui
  const here = `${programmePath(programme)}/rollouts/new`
  const title = t('programmes.receivers.add')
  return (
    <ProgrammePage
      c={c}
      programme={programme}
      title={title}
      section="waves"
      crumbs={[{ label: t('programmes.waves'), href: wavesPath(programme) }]}
    >
      <PageHead ui={ui} title={title} line={t('programmes.receivers.line')} />
      <Filters ui={ui} action={here} keep={{ wave }}>
        <Select
          ui={ui}
          name="group"
          label={t('programmes.receivers.group')}
          hideLabel
          optional
          options={receiverGroups.map((value) => ({ value, label: t(`programmes.group.${value}`) }))}
          value={group}
          prefix="filter"
        />
      </Filters>
      {parties.length === 0 ? (
        <Empty title={t('programmes.receivers.all-in')}>{t('programmes.receivers.all-in.what')}</Empty>
      ) : (
        <Form ui={ui} action={`${programmePath(programme)}/rollouts`} form={form} hidden={{ group }}>
          <Select
            ui={ui}
            label={t('programmes.wave')}
            optional
            empty={t('programmes.no-wave')}
            options={waves.map((one) => ({ value: one.id, label: one.name }))}
            {...bind(form, 'wave', wave)}
          />
          <Checkboxes
            ui={ui}
            label={t('programmes.receivers')}
            inline
            options={parties.map((party) => ({
              value: party.id,
              label: party.id === party.organisationId ? party.name : `${party.name} (${party.organisationName})`,
            }))}
            {...bindAll(form, 'parties')}
          />
          <Checkbox
            ui={ui}
            name="template"
            label={t('programmes.receivers.template')}
            hint={t('programmes.receivers.template.hint')}
            checked={form.values.template !== undefined}
          />
          <FormButtons ui={ui} cancel={wavesPath(programme)}>
            <SubmitButton kind="primary">{t('programmes.receivers.add')}</SubmitButton>
          </FormButtons>
        </Form>
      )}
    </ProgrammePage>
  )
}
