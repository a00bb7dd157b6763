import type { Child } from 'hono/jsx'
import type { RequestContext } from '#src/platform/http/index.ts'
import {
  ButtonLink,
  bind,
  Combobox,
  type Crumb,
  emptyForm,
  Form,
  FormButtons,
  type FormState,
  Page,
  PageHead,
  Select,
  SubmitButton,
  TextInput,
  type Ui,
} from '#src/ui/index.ts'
import type { Party } from './party.store.ts'
import { type PartyRefusal, partyKinds } from './party.ts'

export const kindOptions = ({ t }: Pick<Ui, 't'>) =>
  partyKinds.map((kind) => ({ value: kind, label: t(`parties.kind.${kind}`) }))

export const partyPath = (party: { readonly id: string }): string => `/parties/${party.id}`

export const listCrumb = ({ t }: Pick<Ui, 't'>): Crumb => ({ label: t('parties.title'), href: '/parties' })

/** Parties to choose among; a department or unit says whose it is. */
export const partyOptions = (parties: readonly (Party & { readonly organisationName: string })[]) =>
  parties.map((party) => ({
    value: party.id,
    label: party.id === party.organisationId ? party.name : `${party.name} (${party.organisationName})`,
  }))

interface PartyFormProps {
  readonly c: RequestContext
  /** The party that is edited; null: a new one. */
  readonly party: Party | null
  readonly wholes: readonly (Party & { readonly organisationName: string })[]
  readonly form?: FormState
  readonly refusal?: PartyRefusal | undefined
  readonly once?: string
}

export const PartyFormPage = ({ c, party, wholes, form = emptyForm, refusal, once }: PartyFormProps) => {
  const { ui } = c.var.frame
  const { t } = ui
  const title = party ? t('parties.edit', { name: party.name }) : t('parties.new')
  const crumbs: Crumb[] = [
    listCrumb(ui),
    ...(party ? [{ label: party.name, href: partyPath(party) }] : []),
    { label: title },
  ]
  return (
    <Page {...c.var.frame} title={title} crumbs={crumbs}>
      <PageHead ui={ui} title={title} seenBy={t('parties.seen-by')} />
      <Form
        ui={ui}
        action={party ? partyPath(party) : '/parties'}
        form={form}
        version={form.values.version ? String(form.values.version) : party?.version}
        once={once}
        refusal={refusal && t(`parties.refusal.${refusal.code}`)}
      >
        <TextInput ui={ui} label={t('parties.name')} maxlength={200} {...bind(form, 'name', party?.name)} />
        <Select
          ui={ui}
          label={t('parties.kind')}
          empty={t('parties.choose')}
          options={kindOptions(ui)}
          {...bind(form, 'kind', party?.kind)}
        />
        <TextInput
          ui={ui}
          label={t('parties.code')}
          hint={t('parties.code.hint')}
          optional
          width={10}
          maxlength={40}
          {...bind(form, 'code', party?.code ?? '')}
        />
        {!party && (
          <Combobox
            ui={ui}
            label={t('parties.part-of')}
            hint={t('parties.part-of.hint')}
            optional
            empty={t('parties.none')}
            options={partyOptions(wholes)}
            {...bind(form, 'partOf')}
          />
        )}
        <FormButtons ui={ui} cancel={party ? partyPath(party) : '/parties'}>
          <SubmitButton kind="primary">{t(party ? 'parties.save' : 'parties.add')}</SubmitButton>
        </FormButtons>
      </Form>
    </Page>
  )
}

export const adminActions = ({ t }: Pick<Ui, 't'>): Child => (
  <>
    <ButtonLink href="/parties/new" kind="primary">
      {t('parties.new')}
    </ButtonLink>
    <ButtonLink href="/parties/import">{t('parties.import')}</ButtonLink>
  </>
)
