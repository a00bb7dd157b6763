import { forecast, giveBack, markNotApplicable, planHandlers, readPlan } from '#src/features/commitments/index.ts'
import { type RolloutRow, setActual, setComment, setForecast } from '#src/features/programmes/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import { daysBetween, type IsoDate } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { type Cast, deedOf } from '../cast.ts'
import type { Days } from '../days.ts'
import { decideDates, type Founded, rolloutOf } from '../founding.ts'
import type { Said, SaidOfItem } from '../texts/types.ts'
import { allDone, type Incident } from './live-through.ts'
import type { ExampleReceipt } from './receipts.store.ts'

/** Which receipts an incident is about. */
interface Which {
  readonly item: string
  readonly rollout?: string
  readonly wave?: number
  readonly unit?: string
}

const pick = (receipts: readonly ExampleReceipt[], { item, rollout, wave, unit }: Which): readonly ExampleReceipt[] => {
  const found = receipts.filter(
    (one) =>
      one.item === item &&
      (rollout === undefined || one.rollout === rollout) &&
      (wave === undefined || one.wave === wave) &&
      (unit === undefined || one.unit === unit),
  )
  if (found.length === 0) throw new Error(`No receipt of the example is ${item} of ${rollout ?? wave ?? 'anybody'}.`)
  return found
}

/** The words somebody said of an item. @throws when nobody did: the script and the texts have come apart */
export const said = <Words extends Said>(words: readonly Words[], by: string, item?: string): string => {
  const found = words.find((one) => one.by === by && (item === undefined || (one as Partial<SaidOfItem>).item === item))
  return orNotFound(found).text
}

export interface Scene {
  readonly founded: Founded
  readonly cast: Cast
  readonly days: Days
  /** The municipality or other party of that name. */
  readonly party: (name: string) => Id<'party'>
}

/** What can happen in an example besides things being delivered and answered. */
export function incidentsIn({ founded, cast, days, party }: Scene) {
  const programmeId = founded.id
  const speaker = (name: string) => cast.speakerOf(party(name), programmeId)
  const onRollout = (
    day: number,
    name: string,
    does: (tx: Tx, rollout: RolloutRow, on: IsoDate) => Promise<unknown>,
  ): Incident => ({
    day,
    does: async (tx, at) => {
      await does(tx, rolloutOf(await founded.rollouts(tx), name), at.day)
    },
  })
  const offset = (on: IsoDate) => daysBetween(days.today, on)

  return {
    givesBack: (day: number, by: string, which: Which, reason: string): Incident => ({
      day,
      does: async (tx, at) => {
        const ids = pick(at.receipts, which).map(({ id }) => id)
        allDone(
          await giveBack(tx, await readPlan(tx, programmeId), ids, reason, deedOf(days, speaker(by), at.day, reason)),
        )
      },
    }),

    isNotApplicable: (day: number, by: string, which: Which, reason: string): Incident => ({
      day,
      does: async (tx, at) => {
        const ids = pick(at.receipts, which).map(({ id }) => id)
        allDone(
          await markNotApplicable(
            tx,
            await readPlan(tx, programmeId),
            ids,
            reason,
            deedOf(days, speaker(by), at.day, reason),
          ),
        )
      },
    }),

    forecastsDelivery: (day: number, by: string, which: Which, on: IsoDate, reason: string): Incident => ({
      day,
      does: async (tx, at) => {
        const ids = [...new Set(pick(at.receipts, which).map(({ commitmentId }) => commitmentId))]
        await forecast(tx, await readPlan(tx, programmeId), ids, on, reason, deedOf(days, speaker(by), at.day, reason))
      },
    }),

    comments: (day: number, by: string, comment: string): Incident =>
      onRollout(day, by, (tx, rollout, on) =>
        setComment(tx, { programmeId, rollout, comment }, deedOf(days, speaker(by), on, comment)),
      ),

    forecastsGoLive: (day: number, by: string, daysLater: number, reason: string): Incident =>
      onRollout(day, by, async (tx, { goLives: [{ id, decidedOn }] }, today) => {
        const on = Temporal.PlainDate.from(orNotFound(decidedOn)).add({ days: daysLater }).toString()
        const believed = await setForecast(
          tx,
          { programmeId, goLiveId: id, on, reason },
          deedOf(days, speaker(by), today, reason),
        )
        if (!believed.ok) throw new Error(`${by}: ${believed.refusal.code}`)
      }),

    goesLive: (name: string, on: IsoDate): Incident =>
      onRollout(offset(on), name, async (tx, { goLives: [{ id }] }) => {
        const live = await setActual(
          tx,
          { programmeId, goLiveId: id, on, reason: '' },
          deedOf(days, speaker(name), on),
          planHandlers,
        )
        if (!live.ok) throw new Error(`${name}: ${live.refusal.code}`)
      }),

    isMoved: (day: number, which: (rollout: RolloutRow) => boolean, on: IsoDate, reason: string): Incident => ({
      day,
      does: (tx, at) =>
        decideDates(
          tx,
          founded,
          [{ of: which, on, reason }],
          deedOf(days, cast.speakerOf(founded.leadPartyId, programmeId), at.day, reason),
        ),
    }),
  }
}
