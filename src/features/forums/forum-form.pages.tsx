import type { RequestContext } from '#src/platform/http/index.ts'
import {
  bind,
  bindAll,
  Checkbox,
  Checkboxes,
  Combobox,
  DateInput,
  emptyForm,
  FieldGroup,
  Form,
  FormButtons,
  type FormState,
  type Option,
  Page,
  PageHead,
  Select,
  SubmitButton,
  TextArea,
  TextInput,
  type Ui,
} from '#src/ui/index.ts'
import type { Forum } from './forum.store.ts'
import { cadences, forumKinds, gateScopes } from './forum.ts'
import { forumPath } from './paths.ts'

/** What the one who fills in the form may choose among. */
export interface ForumChoices {
  /** Whose it can be. */
  readonly parties: readonly Option[]
  /** The forums that it can lift to, each under a programme that it serves. */
  readonly parents: readonly Option[]
  /** Programmes that a new one can serve. */
  readonly programmes: readonly Option[]
  /** May make it a shared one; otherwise it is local. */
  readonly shared: boolean
}

interface ForumFormProps {
  readonly c: RequestContext
  /** Null: a new one. */
  readonly forum: Forum | null
  /** Null: only the texts are the reader's to change. */
  readonly choices: ForumChoices | null
  /** Chosen by the page one came from. */
  readonly chosen?: {
    readonly programme?: string | undefined
    readonly party?: string | undefined
    readonly local: boolean
  }
  readonly form?: FormState
  readonly refusal?: string | undefined
  readonly once?: string | undefined
}

export const ForumFormPage = (props: ForumFormProps) => {
  const { c, forum, choices, form = emptyForm, refusal, once } = props
  const { ui } = c.var.frame
  const { t } = ui
  const title = forum ? t('forums.edit', { name: forum.name }) : t('forums.new')
  const back = forum ? forumPath(forum) : '/forums'
  const version = typeof form.values.version === 'string' ? form.values.version : forum?.version
  return (
    <Page
      {...c.var.frame}
      title={title}
      crumbs={[
        { label: t('forums.title'), href: '/forums' },
        ...(forum ? [{ label: forum.name, href: back }] : []),
        { label: title },
      ]}
    >
      <PageHead ui={ui} title={title} line={forum ? undefined : t('forums.new.line')} seenBy={t('forums.seen-by')} />
      <Form ui={ui} action={back} form={form} refusal={refusal} version={version} once={once}>
        <TextInput ui={ui} label={t('forums.name')} maxlength={200} {...bind(form, 'name', forum?.name)} />
        {choices && <Placing {...props} choices={choices} form={form} />}
        <FieldGroup title={t('forums.mandate')}>
          <TextArea
            ui={ui}
            label={t('forums.mandate.text')}
            hint={t('forums.mandate.hint')}
            rows={5}
            maxlength={5000}
            {...bind(form, 'mandate', forum?.mandate)}
          />
          <TextInput
            ui={ui}
            label={t('forums.commissioner')}
            hint={t('forums.commissioner.hint')}
            optional
            maxlength={200}
            {...bind(form, 'commissioner', forum?.commissioner)}
          />
          {!forum && <Gates ui={ui} form={form} />}
        </FieldGroup>
        <Select
          ui={ui}
          label={t('forums.cadence')}
          options={cadences.map((value) => ({ value, label: t(`forums.cadence.${value}`) }))}
          {...bind(form, 'cadence', forum?.cadence ?? 'monthly')}
        />
        <DateInput
          ui={ui}
          label={t('forums.next-meeting')}
          optional
          {...bind(form, 'nextMeetingOn', forum?.nextMeetingOn ?? '')}
        />
        <FormButtons ui={ui} cancel={back}>
          <SubmitButton>{t(forum ? 'forums.save' : 'forums.create')}</SubmitButton>
        </FormButtons>
      </Form>
    </Page>
  )
}

/** The gates within its mandate, in one programme. */
export const Gates = ({
  ui,
  form,
  usual,
  prefix,
}: {
  ui: Ui
  form: FormState
  usual?: readonly string[]
  prefix?: string
}) => (
  <Checkboxes
    ui={ui}
    label={ui.t('forums.gates')}
    hint={ui.t('forums.gates.hint')}
    optional
    prefix={prefix}
    options={gateScopes.map((value) => ({ value, label: ui.t(`forums.gate.${value}`) }))}
    {...bindAll(form, 'gates', usual)}
  />
)

const Placing = (props: ForumFormProps & { choices: ForumChoices; form: FormState }) => {
  const { c, forum, choices, chosen, form } = props
  const { ui } = c.var.frame
  const { t } = ui
  const isLocal = form === emptyForm ? (forum?.isLocal ?? chosen?.local ?? false) : form.values.local !== undefined
  return (
    <>
      {!forum && (
        <Select
          ui={ui}
          label={t('forums.programme')}
          hint={t('forums.programme.hint')}
          empty={choices.programmes.length > 1 ? t('forums.choose') : undefined}
          options={choices.programmes}
          {...bind(form, 'programme', chosen?.programme)}
        />
      )}
      <Select
        ui={ui}
        label={t('forums.kind')}
        options={forumKinds.map((value) => ({ value, label: t(`forums.kind.${value}`) }))}
        {...bind(form, 'kind', forum?.kind ?? 'steering')}
      />
      <Combobox
        ui={ui}
        label={t('forums.party')}
        hint={t('forums.party.hint')}
        empty={t('forums.choose')}
        options={choices.parties}
        {...bind(form, 'party', forum?.partyId ?? chosen?.party)}
      />
      {choices.shared ? (
        <Checkbox
          ui={ui}
          name="local"
          label={t('forums.local.choose')}
          hint={t('forums.local.hint')}
          error={form.errors.local}
          checked={isLocal}
        />
      ) : (
        <p class="quiet">
          <input type="hidden" name="local" value="on" />
          {t('forums.local.only')}
        </p>
      )}
      <Combobox
        ui={ui}
        label={t('forums.parent')}
        hint={t('forums.parent.hint')}
        empty={t('forums.parent.none')}
        optional
        options={choices.parents}
        {...bind(form, 'parent', forum?.parentId ?? '')}
      />
    </>
  )
}
