import { type ProgrammeView, programmeTabs } from '#src/features/programmes/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  ErrorSummary,
  Facts,
  Form,
  FormButtons,
  type FormState,
  Notice,
  type Option,
  Page,
  PageHead,
  Section,
  Select,
  SubmitButton,
  type Ui,
} from '#src/ui/index.ts'
import { type ApplicationSummary, type PartnerRole, type Partners, partnerRoles } from './applying.ts'
import type { Participant } from './ground.store.ts'
import { applicationsPath, newApplicationPath } from './paths.ts'

export interface Preview {
  readonly summary: ApplicationSummary
  readonly rollouts: number
  readonly partners: Partners
  readonly participants: readonly Participant[]
  /** The roles that the template gives something to do. */
  readonly roles: readonly PartnerRole[]
  readonly leadPartyId: Id<'party'>
}

export interface ApplyingView {
  readonly programme: ProgrammeView
  readonly versions: readonly Option[]
  readonly targets: readonly Option[]
  readonly version: string
  readonly target: string
  readonly form: FormState
  /** What it would do, once both are chosen. */
  readonly preview: Preview | null
  readonly refusal?: string | undefined
  readonly once: string
}

/** Chooses a version and where; then says what applying it would do, and does it. */
export function ApplyingPage({ frame, ...view }: ApplyingView & { frame: Frame }) {
  const { ui } = frame
  const { t } = ui
  const { programme, preview } = view
  const title = t('applying.apply')
  return (
    <Page
      {...frame}
      title={title}
      programme={programmeTabs(ui, programme, 'waves')}
      crumbs={[
        { label: programme.name, href: `/programmes/${programme.id}` },
        { label: t('applying.title'), href: applicationsPath(programme.id) },
        { label: title },
      ]}
    >
      <PageHead ui={ui} title={title} line={t('applying.apply-line')} />
      <ErrorSummary
        ui={ui}
        errors={view.form.errors}
        refusal={view.refusal}
        unseen={preview && isSomething(preview) ? ['once'] : ['once', 'supplier', 'it-partner', 'representative']}
      />
      <form class="form" action={newApplicationPath(programme.id)} method="get">
        <Select
          ui={ui}
          name="version"
          label={t('applying.column.template')}
          options={view.versions}
          value={view.version}
          error={view.form.errors.version}
          empty={t('applying.choose')}
        />
        <Select
          ui={ui}
          name="target"
          label={t('applying.column.target')}
          hint={t('applying.target-hint')}
          options={view.targets}
          value={view.target}
          error={view.form.errors.target}
          empty={t('applying.choose')}
        />
        <FormButtons ui={ui} cancel={applicationsPath(programme.id)}>
          <SubmitButton kind={preview ? 'secondary' : 'primary'}>{t('applying.preview')}</SubmitButton>
        </FormButtons>
      </form>
      {preview && <Foreseen ui={ui} preview={preview} />}
      {preview && isSomething(preview) && (
        <Form
          ui={ui}
          action={applicationsPath(programme.id)}
          once={view.once}
          hidden={{ version: view.version, target: view.target }}
          prefix="do"
        >
          <PartnerFields ui={ui} preview={preview} form={view.form} />
          <SubmitButton>{t('applying.do')}</SubmitButton>
        </Form>
      )}
    </Page>
  )
}

const isSomething = ({ summary }: Preview): boolean => summary.commitments + summary.extended > 0

function Foreseen({ ui, preview }: { ui: Ui; preview: Preview }) {
  const { t } = ui
  const { summary, rollouts } = preview
  if (rollouts === 0) return <Notice kind="warning">{t('applying.refusal.nobody-there')}</Notice>
  if (!isSomething(preview)) return <Notice>{t('applying.refusal.nothing-new')}</Notice>
  return (
    <>
      <Section title={t('applying.what-happens')}>
        <p>{t('applying.gives', { commitments: summary.commitments, receipts: summary.receipts, rollouts })}</p>
        {summary.extended > 0 && <p>{t('applying.extends', { count: summary.extended })}</p>}
        {summary.undated > 0 && <p>{t('applying.undated', { count: summary.undated })}</p>}
      </Section>
      {summary.overdue > 0 && (
        <Notice kind="warning" title={t('applying.overdue', { count: summary.overdue })}>
          <p>{t('applying.overdue-what')}</p>
        </Notice>
      )}
      <Section title={t('applying.who-owes')}>
        <Facts facts={owners(preview, ui)} columns />
      </Section>
    </>
  )
}

/** Each party that the programme deals with by name; the receivers' own together. */
function owners({ summary, participants }: Preview, { t }: Ui) {
  const named = new Map(participants.map((one) => [one.id, one.name]))
  const others = summary.owners
    .filter((owner) => !named.has(owner.partyId))
    .reduce((sum, owner) => sum + owner.count, 0)
  const facts = summary.owners.flatMap((owner) => {
    const name = named.get(owner.partyId)
    return name ? [{ label: name, value: t('applying.commitments', { count: owner.count }) }] : []
  })
  return others > 0
    ? [...facts, { label: t('applying.receivers'), value: t('applying.commitments', { count: others }) }]
    : facts
}

/** Who answers for each role. Where nobody takes part as such, the programme's lead organisation does until somebody does. */
export function PartnerFields({ ui, preview, form }: { ui: Ui; preview: Preview; form: FormState }) {
  const { t } = ui
  const lead = preview.participants.find((one) => one.id === preview.leadPartyId && one.role === 'lead')
  return partnerRoles
    .filter((role) => preview.roles.includes(role))
    .map((role) => {
      const there = preview.participants.filter((one) => one.role === role)
      const options = [
        ...there.map(({ id, name }) => ({ value: id as string, label: name })),
        ...(lead ? [{ value: lead.id as string, label: t('applying.until-then', { name: lead.name }) }] : []),
      ]
      return (
        <>
          {there.length === 0 && (
            <Notice kind="warning">{t(`applying.vacant.${role}`, { name: lead?.name ?? '' })}</Notice>
          )}
          <Select
            ui={ui}
            name={role}
            label={t(`applying.role.${role}`)}
            options={options}
            value={preview.partners[role]}
            error={form.errors[role]}
          />
        </>
      )
    })
}
