import type { Frame } from '#src/ui/frame.ts'
import { Form, FormButtons, Page, PageHead, SubmitButton } from '#src/ui/index.ts'
import type { NoticeKind } from './notice.ts'
import { noticeChoicesPath } from './paths.ts'
import type { StopScope } from './stop-token.ts'

/** What a mail's link would stop, and the button that stops it; or that it is stopped. It says nothing of whom it belongs to. */
export function MailStopPage({
  frame,
  action,
  scope,
  kinds,
}: {
  readonly frame: Frame
  readonly action: string
  readonly scope: StopScope
  readonly kinds: readonly NoticeKind[]
}) {
  const { ui } = frame
  const { t } = ui
  const isStopped = kinds.length === 0
  const title = t(isStopped ? 'notices.stop.done' : 'notices.stop.title')
  return (
    <Page {...frame} title={title}>
      <PageHead ui={ui} title={title} line={t(isStopped ? 'notices.stop.done-what' : 'notices.stop.what')} />
      {!isStopped && (
        <>
          <ul>
            {kinds.map((kind) => (
              <li>
                <b>{t(`notices.kind.${kind}`)}</b>: {t(`notices.holds.${kind}`)}
              </li>
            ))}
          </ul>
          <Form ui={ui} action={action}>
            <FormButtons ui={ui}>
              <SubmitButton kind="primary">
                {t(scope === 'daily' ? 'notices.stop.daily' : 'notices.stop.kind')}
              </SubmitButton>
            </FormButtons>
          </Form>
        </>
      )}
      <p>
        <a href={noticeChoicesPath}>{t('notices.stop.choose')}</a>
      </p>
    </Page>
  )
}
