import { Deed, Form, FormButtons, SubmitButton, type Ui } from '#src/ui/index.ts'
import type { ForumState } from './forum-page.ts'
import { forumPath } from './paths.ts'

/** Ending the forum, for those whose it is to place. */
export const Ending = ({ ui, forum, returned }: ForumState & { ui: Ui }) => {
  const { t } = ui
  const here = returned?.of === 'ending' ? returned : undefined
  return (
    <Deed label={t('forums.end')} kind="quiet" open={here !== undefined}>
      <Form ui={ui} action={`${forumPath(forum)}/ending`} form={here?.form} refusal={here?.refusal} prefix="ending">
        <p>{t('forums.end.what')}</p>
        <FormButtons ui={ui}>
          <SubmitButton kind="danger">{t('forums.end')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  )
}
