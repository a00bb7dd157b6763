import { timeZone } from '#src/platform/clock.ts'

const hour = 7
const friday = 5

/** When the daily mails go out, as cron in Swedish time. */
export const digestCron = `0 ${hour} * * 1-${friday}`

/** When the daily mails were last to go out: at seven in the morning, Monday to Friday, in Sweden. What was told before that and is not mailed is late. */
export function lastDigest(now: string): string {
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone)
  let at = here.startOfDay().with({ hour })
  if (Temporal.ZonedDateTime.compare(at, here) > 0) at = at.subtract({ days: 1 })
  while (at.dayOfWeek > friday) at = at.subtract({ days: 1 })
  return at.toInstant().toString()
}
