import { type ProgrammeView, programmeTabs } from '#src/features/programmes/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import type { Id } from '#src/platform/ids.ts'
import {
  bind,
  Checkbox,
  Form,
  FormButtons,
  type FormState,
  Notice,
  Page,
  PageHead,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextInput,
  VisibilityField,
} from '#src/ui/index.ts'
import { questionKinds, questionsPath } from '../question.ts'
import type { SimilarQuestion } from '../readings/similar.store.ts'
import { affectedFormId, SimilarQuestions } from './similar.pages.tsx'

interface AskPageProps {
  readonly c: RequestContext
  readonly programme: ProgrammeView
  /** The organisations that the asker works for here; at least one. */
  readonly organisations: readonly { readonly id: Id<'party'>; readonly name: string }[]
  /** May say "gäller oss också" for the first (or chosen) of them. */
  readonly affects: Id<'party'> | null
  readonly page: { readonly path: string; readonly title: string }
  readonly form: FormState
  readonly once: string
  /** Nearly the same has been asked: shown once before it is sent. */
  readonly similar: readonly SimilarQuestion[] | null
}

/** Ask in two fields. What is remembered, and who sees it, can be changed below them. */
export const AskPage = (props: AskPageProps) => {
  const { c, programme, form, page, similar } = props
  const { ui } = c.var.frame
  const { t } = ui
  const title = t('question-list.ask')
  const list = questionsPath(programme.id)
  const asksProgramme = props.organisations.every(({ id }) => id === programme.leadPartyId)
  const choices = { organisation: props.organisations.length === 1 ? props.organisations[0]?.name : undefined }
  return (
    <Page
      {...c.var.frame}
      title={title}
      programme={programmeTabs(ui, programme, 'questions')}
      crumbs={[{ label: t('question-list.title'), href: list }, { label: title }]}
    >
      <PageHead
        ui={ui}
        title={title}
        line={t(asksProgramme ? 'question-list.ask.line-programme' : 'question-list.ask.line')}
      />
      {similar && (
        <Notice kind="info" title={t('question-list.similar.first')}>
          <p>{t('question-list.similar.what')}</p>
        </Notice>
      )}
      <Form
        ui={ui}
        action={list}
        form={form}
        once={props.once}
        hidden={{ from: page.path || undefined, fromTitle: page.title || undefined }}
      >
        <TextInput ui={ui} label={t('question-list.ask.title')} maxlength={200} {...bind(form, 'title')} />
        <div data-similar={`${list}/similar`}>
          <SimilarQuestions ui={ui} programme={programme} found={similar ?? []} organisationId={props.affects} />
        </div>
        <TextArea
          ui={ui}
          label={t('question-list.ask.text')}
          hint={t('question-list.ask.text-hint')}
          optional
          rows={4}
          maxlength={10_000}
          {...bind(form, 'text')}
        />
        {page.path && <FromPage ui={ui} page={page} form={form} />}
        <Radios
          ui={ui}
          label={t('question-list.ask.kind')}
          options={questionKinds.map((value) => ({ value, label: t(`question-list.ask.kind.${value}`) }))}
          inline
          {...bind(form, 'kind', 'question')}
        />
        {props.organisations.length > 1 && (
          <Select
            ui={ui}
            label={t('question-list.ask.for')}
            options={props.organisations.map(({ id, name }) => ({ value: id, label: name }))}
            {...bind(form, 'organisation')}
          />
        )}
        <VisibilityField
          ui={ui}
          offered={['own-organisation', 'all-but-suppliers', 'all-in-programme']}
          {...choices}
          {...bind(form, 'visibility', programme.standing === 'supplier' ? 'all-in-programme' : 'all-but-suppliers')}
        />
        <FormButtons ui={ui} cancel={page.path || list}>
          <SubmitButton>{t(similar ? 'question-list.ask.anyway' : 'question-list.ask.send')}</SubmitButton>
        </FormButtons>
      </Form>
      <form id={affectedFormId} method="post" action={list}>
        <input type="hidden" name="concerns" value="yes" />
        {props.affects && <input type="hidden" name="organisation" value={props.affects} />}
      </form>
    </Page>
  )
}

/** The page it is asked from, and the way to leave it out. */
const FromPage = ({
  ui,
  page,
  form,
}: Pick<AskPageProps, 'page' | 'form'> & { ui: RequestContext['var']['frame']['ui'] }) => (
  <div class="from-page">
    <p class="quiet">
      {ui.t('question-list.ask.page')} <a href={page.path}>{page.title || page.path}</a>
    </p>
    <Checkbox
      ui={ui}
      optional
      name="withoutPage"
      label={ui.t('question-list.ask.without-page')}
      checked={form.values.withoutPage !== undefined}
    />
  </div>
)
