import type { Child } from 'hono/jsx'
import type { RequestContext } from '#src/platform/http/index.ts'
import {
  ButtonLink,
  bind,
  Combobox,
  DateInput,
  Day,
  Deed,
  Empty,
  emptyForm,
  Facts,
  Form,
  FormButtons,
  type FormState,
  Page,
  PageHead,
  Section,
  Select,
  SubmitButton,
  Table,
  TextArea,
  TextInput,
  type Ui,
} from '#src/ui/index.ts'
import { listCrumb, partyOptions, partyPath } from './party.pages.tsx'
import { canAddParts, canEditParties } from './party.policy.ts'
import type { Party } from './party.store.ts'
import { isPart, relationKinds } from './party.ts'
import type { ListedRelation } from './relation.store.ts'

export interface PartyPageProps {
  readonly c: RequestContext
  readonly party: Party
  readonly organisation: Party
  readonly relations: readonly ListedRelation[]
  readonly parts: readonly (Party & { readonly wholeId: string })[]
  /** Those to relate to; only read for those who may. */
  readonly others: readonly (Party & { readonly organisationName: string })[]
  /** Parts of the page that belong to slices above. */
  readonly sections: readonly Child[]
  readonly relationForm?: FormState | undefined
  readonly relationRefusal?: string | undefined
  readonly partsForm?: FormState | undefined
  readonly endForm?: { readonly relationId: string; readonly form: FormState } | undefined
}

export const PartyPage = (props: PartyPageProps) => {
  const { c, party, organisation } = props
  const { ui } = c.var.frame
  const { t } = ui
  const edits = canEditParties(c.var.actor)
  const facts = [
    ...(party.code ? [{ label: t('parties.code'), value: party.code }] : []),
    ...(organisation.id === party.id
      ? []
      : [{ label: t('parties.organisation'), value: <a href={partyPath(organisation)}>{organisation.name}</a> }]),
  ]
  return (
    <Page {...c.var.frame} title={party.name} crumbs={[listCrumb(ui), { label: party.name }]}>
      <PageHead
        ui={ui}
        title={party.name}
        line={`${t(`parties.kind.${party.kind}`)}.`}
        seenBy={t('parties.seen-by')}
        actions={edits && <ButtonLink href={`${partyPath(party)}/edit`}>{t('parties.edit-short')}</ButtonLink>}
      />
      {facts.length > 0 && <Facts facts={facts} columns />}
      <Relations {...props} edits={edits} />
      <Parts {...props} adds={canAddParts(c.var.actor, party.organisationId)} />
      {[...props.sections]}
    </Page>
  )
}

/** The relation as read from this party: "del av Hjo kommun", or from the other end "har som del". */
const inWords = ({ t }: Ui, party: Party, relation: ListedRelation) =>
  t(`parties.relation.${relation.kind}.${relation.fromId === party.id ? 'from' : 'to'}`)

const Relations = (props: PartyPageProps & { edits: boolean }) => {
  const { c, party, relations, edits, relationForm: form = emptyForm } = props
  const { ui } = c.var.frame
  const { t } = ui
  // What is part of this party has a list of its own.
  const shown = relations.filter((relation) => relation.kind !== 'part-of' || relation.fromId === party.id)
  const kinds = relationKinds.filter((kind) => kind !== 'part-of' || isPart(party.kind))
  const other = (row: ListedRelation) =>
    row.fromId === party.id ? { id: row.toId, name: row.toName } : { id: row.fromId, name: row.fromName }
  return (
    <Section title={t('parties.relations')} id="relations">
      {shown.length === 0 && <Empty title={t('parties.relations.none')} />}
      {shown.length > 0 && (
        <Table
          ui={ui}
          caption={t('parties.relations')}
          hideCaption
          cards
          rows={shown}
          columns={[
            {
              key: 'other',
              label: t('parties.relation.other'),
              cell: (row) => <a href={partyPath(other(row))}>{other(row).name}</a>,
            },
            { key: 'kind', label: t('parties.relation.kind'), cell: (row) => inWords(ui, party, row) },
            { key: 'subject', label: t('parties.relation.subject'), cell: (row) => row.subject },
            { key: 'from', label: t('parties.from'), cell: (row) => <Day ui={ui} date={row.validFrom} short /> },
            {
              key: 'to',
              label: t('parties.to'),
              cell: (row) => (row.validTo ? <Day ui={ui} date={row.validTo} short /> : t('parties.until-further')),
            },
            ...(edits
              ? [
                  {
                    key: 'end',
                    label: t('parties.relation.end'),
                    cell: (row: ListedRelation) => <EndRelation {...props} relation={row} />,
                  },
                ]
              : []),
          ]}
        />
      )}
      {edits && (
        <Deed label={t('parties.relation.add')} open={form !== emptyForm}>
          <Form
            ui={ui}
            action={`${partyPath(party)}/relations`}
            form={form}
            refusal={props.relationRefusal}
            prefix="relation"
          >
            <Select
              ui={ui}
              prefix="relation"
              label={t('parties.relation.kind')}
              empty={t('parties.choose')}
              options={kinds.map((kind) => ({ value: kind, label: t(`parties.relation.${kind}.from`) }))}
              {...bind(form, 'kind')}
            />
            <Combobox
              ui={ui}
              prefix="relation"
              label={t('parties.relation.to-whom')}
              empty={t('parties.choose')}
              options={partyOptions(props.others)}
              {...bind(form, 'to')}
            />
            <TextInput
              ui={ui}
              prefix="relation"
              label={t('parties.relation.subject')}
              hint={t('parties.relation.subject.hint')}
              optional
              maxlength={200}
              {...bind(form, 'subject')}
            />
            <DateInput ui={ui} prefix="relation" label={t('parties.from')} {...bind(form, 'from', ui.today)} />
            <DateInput ui={ui} prefix="relation" label={t('parties.last-day')} optional {...bind(form, 'until')} />
            <FormButtons ui={ui}>
              <SubmitButton>{t('parties.relation.add')}</SubmitButton>
            </FormButtons>
          </Form>
        </Deed>
      )}
    </Section>
  )
}

const EndRelation = ({ c, party, relation, endForm }: PartyPageProps & { relation: ListedRelation }) => {
  const { ui } = c.var.frame
  const { t } = ui
  if (relation.kind === 'part-of' || relation.validTo !== null) return null
  const form = endForm?.relationId === relation.id ? endForm.form : emptyForm
  return (
    <Deed label={t('parties.relation.end')} kind="quiet" open={form !== emptyForm}>
      <Form ui={ui} action={`${partyPath(party)}/relations/${relation.id}/end`} form={form} prefix={relation.id} inline>
        <DateInput ui={ui} prefix={relation.id} label={t('parties.last-day')} {...bind(form, 'on', ui.today)} />
        <SubmitButton>{t('parties.relation.end')}</SubmitButton>
      </Form>
    </Deed>
  )
}

const Parts = ({ c, party, parts, adds, partsForm: form = emptyForm }: PartyPageProps & { adds: boolean }) => {
  const { ui } = c.var.frame
  const { t } = ui
  const within = (id: string): typeof parts => parts.filter((part) => part.wholeId === id)
  const list = (id: string): Child => (
    <ul>
      {within(id).map((part) => (
        <li>
          <a href={partyPath(part)}>{part.name}</a> <span class="quiet">{t(`parties.kind.${part.kind}`)}</span>
          {within(part.id).length > 0 && list(part.id)}
        </li>
      ))}
    </ul>
  )
  if (party.kind === 'unit' && within(party.id).length === 0) return null
  return (
    <Section title={t('parties.parts')} id="parts">
      {within(party.id).length === 0 ? (
        <Empty title={t('parties.parts.none')}>{adds && t('parties.parts.none.what')}</Empty>
      ) : (
        list(party.id)
      )}
      {adds && (
        <Deed label={t('parties.parts.add')} open={form !== emptyForm}>
          <Form ui={ui} action={`${partyPath(party)}/parts`} form={form} prefix="parts">
            <Select
              ui={ui}
              prefix="parts"
              label={t('parties.kind')}
              options={(['unit', 'department'] as const).map((kind) => ({
                value: kind,
                label: t(`parties.kind.${kind}`),
              }))}
              {...bind(form, 'kind', 'unit')}
            />
            <TextArea
              ui={ui}
              prefix="parts"
              label={t('parties.parts.names')}
              hint={t('parties.parts.names.hint')}
              rows={6}
              {...bind(form, 'names')}
            />
            <FormButtons ui={ui}>
              <SubmitButton>{t('parties.add')}</SubmitButton>
            </FormButtons>
          </Form>
        </Deed>
      )}
    </Section>
  )
}
