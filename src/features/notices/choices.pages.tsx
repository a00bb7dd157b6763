import type { Frame } from '#src/ui/frame.ts'
import {
  bind,
  emptyForm,
  Form,
  FormButtons,
  type FormState,
  Notice,
  Page,
  PageHead,
  Radios,
  SubmitButton,
} from '#src/ui/index.ts'
import type { Choices } from './choices.store.ts'
import { mailWays, noticeKinds } from './notice.ts'
import { noticeChoicesPath, noticesPath } from './paths.ts'

/** What one wants by e-mail of what one is told, kind by kind. In the product everything is told whatever is chosen here. */
export function NoticeChoicesPage(props: {
  readonly frame: Frame
  readonly choices: Choices
  /** Whether this installation sends mails at all. */
  readonly sendsMail: boolean
  readonly form?: FormState
  readonly isSaved?: boolean
}) {
  const { frame, choices, form = emptyForm } = props
  const { ui } = frame
  const { t } = ui
  const title = t('notices.choices')
  return (
    <Page
      {...frame}
      title={title}
      crumbs={[{ label: t('ui.profile'), href: '/profile' }, { label: title }]}
      flash={props.isSaved ? { kind: 'done', text: t('notices.choices-saved') } : undefined}
    >
      <PageHead ui={ui} title={title} line={t('notices.choices-line')} seenBy={t('notices.seen-by')} />
      {!props.sendsMail && <Notice title={t('notices.no-mail')}>{<p>{t('notices.no-mail-what')}</p>}</Notice>}
      <Form ui={ui} action={noticeChoicesPath} form={form}>
        {noticeKinds.map((kind) => (
          <Radios
            ui={ui}
            {...bind(form, kind, choices[kind])}
            label={t(`notices.kind.${kind}`)}
            hint={t(`notices.holds.${kind}`)}
            options={mailWays.map((way) => ({ value: way, label: t(`notices.way.${way}`) }))}
            inline
          />
        ))}
        <FormButtons ui={ui} cancel={noticesPath}>
          <SubmitButton kind="primary">{t('notices.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </Page>
  )
}
