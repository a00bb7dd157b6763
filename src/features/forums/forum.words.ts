import type { HistoryParams } from '#src/platform/history/index.ts'
import type { Ui } from '#src/ui/index.ts'
import type { RiskMandate } from './forum.deps.ts'
import type { EndingRefusal, ForumRefusal } from './forum.ts'
import type { MeetingRefusal } from './meeting.ts'
import type { FillingRefusal, SeatRefusal } from './seat.ts'
import type { ServingRefusal } from './serves.store.ts'

const lists = { sv: new Intl.ListFormat('sv-SE'), en: new Intl.ListFormat('en-GB') }

export const listed = ({ lang }: Pick<Ui, 'lang'>, names: readonly string[]): string => lists[lang].format(names)

/** "hög, 15–25", with the programme where the forum serves several. */
export const levelInWords = ({ t }: Ui, level: RiskMandate, withProgramme = false): string =>
  t(withProgramme ? 'forums.level.in' : 'forums.level', {
    level: level.level,
    from: level.fromScore,
    to: level.toScore,
    programme: level.programmeName,
  })

/** Why a thing stands on the list; one that no text is written for (an entry from a newer version) says nothing. */
export function whyInWords({ t }: Ui, matter: { readonly why: string; readonly params: HistoryParams }): string {
  const params = Object.entries(matter.params).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : String(value ?? ''),
  ])
  try {
    return t(`forums.matter.${matter.why}`, Object.fromEntries(params))
  } catch {
    return ''
  }
}

export function forumRefusalInWords({ t }: Ui, refusal: ForumRefusal, now: { name: string; mandate: string }): string {
  switch (refusal.code) {
    case 'stale':
      return t('forums.refusal.stale', now)
    case 'goes-round':
      return t('forums.refusal.goes-round')
    case 'parent-elsewhere':
      return t('forums.refusal.parent-elsewhere')
    case 'local-group':
      return t('forums.refusal.local-group')
  }
}

export function endingRefusalInWords(ui: Ui, refusal: EndingRefusal): string {
  const { t } = ui
  switch (refusal.code) {
    case 'ended':
      return t('forums.refusal.ended')
    case 'waiting':
      return t('forums.refusal.waiting', { count: refusal.count })
    case 'decides-risks':
      return t('forums.refusal.decides-risks', { levels: listed(ui, refusal.levels) })
    case 'stands-above':
      return t('forums.refusal.stands-above', { names: listed(ui, refusal.names) })
    case 'needed':
      return t('forums.refusal.needed')
  }
}

export function servingRefusalInWords({ t }: Ui, refusal: ServingRefusal): string {
  if (refusal.code === 'waiting') return t('forums.refusal.waiting', { count: refusal.count })
  return t(`forums.refusal.serving.${refusal.code}`)
}

export const seatRefusalInWords = ({ t }: Ui, refusal: SeatRefusal): string => t(`forums.refusal.seat.${refusal.code}`)

export const takenInWords = ({ t }: Ui, refusal: FillingRefusal): string =>
  refusal.until
    ? t('forums.refusal.taken-until', { name: refusal.name, until: refusal.until })
    : t('forums.refusal.taken', { name: refusal.name })

/** A meeting's no, beside the field that it is about. */
export function meetingRefusalInWords({ t }: Ui, refusal: MeetingRefusal): { heldOn?: string; came?: string } {
  switch (refusal.code) {
    case 'future':
      return { heldOn: t('forums.meeting.future') }
    case 'recorded':
      return { heldOn: t('forums.meeting.recorded', { on: refusal.on }) }
    case 'no-such-seat':
      return { came: t('forums.meeting.no-such-seat') }
    case 'vacant':
      return { came: t('forums.meeting.vacant', { party: refusal.partyName }) }
    case 'stale':
      return { heldOn: t('forums.meeting.stale') }
  }
}
