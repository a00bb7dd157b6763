import {
  bind,
  bindAll,
  Checkboxes,
  Deed,
  emptyForm,
  Form,
  FormButtons,
  type FormState,
  Section,
  Select,
  SubmitButton,
  type Ui,
} from '#src/ui/index.ts'
import { Gates } from './forum-form.pages.tsx'
import type { ForumState, Returned, ServedPart } from './forum-page.ts'
import { forumPath, servedPath } from './paths.ts'

type Props = ForumState & { readonly ui: Ui }

const back = (
  { returned }: Props,
  of: Returned['of'],
): { form: FormState; refusal?: string | undefined; open: boolean } =>
  returned?.of === of ? { ...returned, open: true } : { form: emptyForm, open: false }

/** The programmes that it serves, and in each: the gates it decides, and whose local group it is. */
export const ServedProgrammes = (props: Props) => {
  const { ui, forum, served } = props
  const { t } = ui
  const again = back(props, 'serving')
  return (
    <Section title={t('forums.programmes')} id="programmes">
      <ul class="plain">
        {served.parts.map((part) => (
          <li>
            {part.view ? <a href={`/programmes/${part.id}/forums`}>{part.name}</a> : part.name}
            {part.groupOf.length > 0 && (
              <p class="quiet">{t('forums.local-group.of', { names: part.groupOf.join(', ') })}</p>
            )}
            <ProgrammeDeeds {...props} part={part} />
          </li>
        ))}
      </ul>
      {served.toServe.length > 0 && (
        <Deed label={t('forums.serve')} open={again.open}>
          <Form
            ui={ui}
            action={`${forumPath(forum)}/programmes`}
            form={again.form}
            refusal={again.refusal}
            prefix="serving"
          >
            <Select
              ui={ui}
              prefix="serving"
              label={t('forums.programme')}
              options={served.toServe}
              {...bind(again.form, 'programme')}
            />
            <Gates ui={ui} form={again.form} prefix="serving" />
            <FormButtons ui={ui}>
              <SubmitButton kind="secondary">{t('forums.serve')}</SubmitButton>
            </FormButtons>
          </Form>
        </Deed>
      )}
    </Section>
  )
}

const ProgrammeDeeds = (props: Props & { part: ServedPart }) => {
  const { ui, forum, part } = props
  const { t } = ui
  const [gates, group, stop] = [
    back(props, `gates-${part.id}`),
    back(props, `group-${part.id}`),
    back(props, `stop-${part.id}`),
  ]
  return (
    <div class="actions">
      {part.offered.length > 0 && (
        <Deed label={t('forums.local-group.choose')} kind="quiet" open={group.open}>
          <Form ui={ui} action={`${servedPath(forum, part)}/rollouts`} form={group.form} prefix={`group-${part.id}`}>
            <Checkboxes
              ui={ui}
              prefix={`group-${part.id}`}
              label={t('forums.local-group.whose')}
              hint={t('forums.local-group.hint')}
              optional
              options={part.offered}
              {...bindAll(group.form, 'rollouts', part.chosen)}
            />
            <FormButtons ui={ui}>
              <SubmitButton kind="secondary">{t('forums.save')}</SubmitButton>
            </FormButtons>
          </Form>
        </Deed>
      )}
      {part.leads && (
        <Deed label={t('forums.gates.choose')} kind="quiet" open={gates.open}>
          <Form ui={ui} action={servedPath(forum, part)} form={gates.form} prefix={`gates-${part.id}`}>
            <Gates ui={ui} form={gates.form} usual={part.gates} prefix={`gates-${part.id}`} />
            <FormButtons ui={ui}>
              <SubmitButton kind="secondary">{t('forums.save')}</SubmitButton>
            </FormButtons>
          </Form>
        </Deed>
      )}
      {part.leads && forum.programmes.length > 1 && (
        <Deed label={t('forums.serve-no-more')} kind="quiet" open={stop.open}>
          <Form
            ui={ui}
            action={`${servedPath(forum, part)}/removal`}
            form={stop.form}
            refusal={stop.refusal}
            prefix={`stop-${part.id}`}
          >
            <p>{t('forums.serve-no-more.what')}</p>
            <SubmitButton kind="danger">{t('forums.serve-no-more')}</SubmitButton>
          </Form>
        </Deed>
      )}
    </div>
  )
}
