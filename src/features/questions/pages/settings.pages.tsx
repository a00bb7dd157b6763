import type { ServingForum } from '#src/features/forums/index.ts'
import { type ProgrammeView, programmeTabs } from '#src/features/programmes/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import {
  bind,
  emptyForm,
  Form,
  FormButtons,
  type FormState,
  Page,
  PageHead,
  Select,
  SubmitButton,
  TextInput,
} from '#src/ui/index.ts'
import { questionSettingsPath, questionsPath } from '../question.ts'
import type { QuestionSettings } from '../rules/clock.ts'

export interface SettingsProps {
  readonly c: RequestContext
  readonly programme: ProgrammeView
  readonly settings: QuestionSettings
  /** Forums that serve the programme, receivers' own groups aside. */
  readonly forums: readonly Pick<ServingForum, 'id' | 'name'>[]
  readonly saved: boolean
  readonly form?: FormState
  readonly refusal?: string
}

/** How long an answer may take at each place, and where what is late goes. */
export const QuestionSettingsPage = (props: SettingsProps) => {
  const { c, programme, settings, forums, form = emptyForm } = props
  const { ui } = c.var.frame
  const { t } = ui
  const title = t('questions.settings')
  const days = (name: 'ownDays' | 'programmeDays' | 'forumDays', key: string) => (
    <TextInput
      ui={ui}
      {...bind(form, name, String(settings[name]))}
      label={t(`questions.settings.${key}`)}
      type="number"
      width={5}
    />
  )
  return (
    <Page
      {...c.var.frame}
      title={title}
      programme={programmeTabs(ui, programme, 'questions')}
      crumbs={[{ label: t('questions.title'), href: questionsPath(programme.id) }, { label: title }]}
      flash={props.saved ? { kind: 'done', text: t('questions.settings.saved') } : undefined}
    >
      <PageHead ui={ui} title={title} line={t('questions.settings.note')} />
      <Form
        ui={ui}
        action={questionSettingsPath(programme.id)}
        form={form}
        refusal={props.refusal}
        version={settings.version}
      >
        {days('ownDays', 'own')}
        {days('programmeDays', 'programme')}
        {days('forumDays', 'forum-days')}
        <Select
          ui={ui}
          {...bind(form, 'forum', settings.forumId ?? '')}
          label={t('questions.settings.forum')}
          hint={t('questions.settings.forum-hint')}
          empty={t('questions.settings.no-forum')}
          optional
          options={forums.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FormButtons ui={ui} cancel={questionsPath(programme.id)}>
          <SubmitButton>{t('questions.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </Page>
  )
}
