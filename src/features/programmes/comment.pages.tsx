import type { RequestContext } from '#src/platform/http/index.ts'
import { bind, Form, FormButtons, type FormState, PageHead, SubmitButton, TextArea } from '#src/ui/index.ts'
import { rolloutPath } from './paths.ts'
import { ProgrammePage } from './programme-frame.tsx'
import type { ProgrammeView } from './programme-view.store.ts'
import type { RolloutRow } from './rollout-list.store.ts'

/** The comment's form by itself: where it leads when something was wrong with it. */
export const CommentPage = ({
  c,
  programme,
  rollout,
  form,
  refusal,
}: {
  c: RequestContext
  programme: ProgrammeView
  rollout: RolloutRow
  form: FormState
  refusal?: string
}) => {
  const { ui } = c.var.frame
  const title = ui.t('programmes.comment')
  return (
    <ProgrammePage
      c={c}
      programme={programme}
      title={title}
      section="overview"
      crumbs={[{ label: rollout.partyName, href: rolloutPath(programme, rollout) }]}
    >
      <PageHead ui={ui} title={title} line={rollout.partyName} />
      <Form
        ui={ui}
        action={`${rolloutPath(programme, rollout)}/comment`}
        form={form}
        refusal={refusal}
        version={rollout.version}
      >
        <TextArea
          ui={ui}
          label={title}
          hint={ui.t('programmes.comment.hint')}
          optional
          {...bind(form, 'comment', rollout.comment)}
        />
        <FormButtons ui={ui} cancel={rolloutPath(programme, rollout)}>
          <SubmitButton kind="primary">{ui.t('programmes.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </ProgrammePage>
  )
}
