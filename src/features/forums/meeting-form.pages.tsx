import type { RequestContext } from '#src/platform/http/index.ts'
import {
  bind,
  bindAll,
  Checkboxes,
  DateInput,
  emptyForm,
  Form,
  FormButtons,
  type FormState,
  Page,
  PageHead,
  SubmitButton,
  shortDate,
} from '#src/ui/index.ts'
import type { Forum } from './forum.store.ts'
import type { HeldMeeting } from './meeting.store.ts'
import { forumPath, meetingsPath } from './paths.ts'
import { holderOn, isLiving, type Seat } from './seat.ts'

/** A meeting that was held: which day, and whose seats were represented. */
export const MeetingFormPage = (props: {
  c: RequestContext
  forum: Forum
  seats: readonly Seat[]
  /** Null: one that is recorded now. */
  meeting: HeldMeeting | null
  form?: FormState
  once?: string | undefined
}) => {
  const { c, forum, seats, meeting, form = emptyForm, once } = props
  const { ui } = c.var.frame
  const { t } = ui
  const title = t(meeting ? 'forums.meeting.correct' : 'forums.meeting.record')
  const heldOn = bind(form, 'heldOn', meeting?.heldOn ?? ui.today)
  const version = typeof form.values.version === 'string' ? form.values.version : meeting?.version
  return (
    <Page
      {...c.var.frame}
      title={title}
      crumbs={[
        { label: t('forums.title'), href: '/forums' },
        { label: forum.name, href: forumPath(forum) },
        { label: title },
      ]}
    >
      <PageHead ui={ui} title={title} line={t('forums.meeting.line')} seenBy={t('forums.seat.seen-by')} />
      <Form
        ui={ui}
        action={meeting ? `${meetingsPath(forum)}/${meeting.id}` : meetingsPath(forum)}
        form={form}
        version={version}
        once={once}
      >
        <DateInput
          ui={ui}
          label={t('forums.meeting.held-on')}
          hint={t('forums.meeting.held-on.hint')}
          max={ui.today}
          {...heldOn}
        />
        <Checkboxes
          ui={ui}
          label={t('forums.meeting.came')}
          hint={t('forums.meeting.came.hint')}
          optional
          options={seats.map((seat) => ({ value: seat.id, label: labelOf(props, seat, heldOn.value) }))}
          {...bindAll(form, 'came', meeting?.came)}
        />
        <FormButtons ui={ui} cancel={`${forumPath(forum)}#attendance`}>
          <SubmitButton>{t(meeting ? 'forums.save' : 'forums.meeting.record')}</SubmitButton>
        </FormButtons>
      </Form>
    </Page>
  )
}

/** "Ledamot, Hjo: Ada" as it was that day; of a seat that is no more, until when it was. */
const labelOf = ({ c }: { c: RequestContext }, seat: Seat, day: string): string => {
  const { t, lang, today } = c.var
  const label = t('forums.meeting.seat', {
    kind: t(`people.function.${seat.kind}`),
    party: seat.partyName,
    name: holderOn(seat, day)?.name ?? t('people.vacant'),
  })
  if (isLiving(seat, today)) return label
  return `${label} (${t('forums.meeting.seat-ended', { on: shortDate(seat.endedOn ?? '', lang) })})`
}
