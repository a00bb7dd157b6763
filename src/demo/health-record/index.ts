import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { applyToAll, builtInTemplate } from '../applying.ts'
import { type Cast, deedOf, speaksAs } from '../cast.ts'
import { liveThrough } from '../course/live-through.ts'
import { daysFrom, quietPeriodsAround } from '../days.ts'
import { loadDeciding } from '../deciding/index.ts'
import { decideDates, foundProgramme } from '../founding.ts'
import { goThroughGuides } from '../guide.ts'
import type { Organisations } from '../organisations.ts'
import { healthRecord } from '../texts/health-record.ts'
import { forumsInHealthRecord, questionsInHealthRecord, risksInHealthRecord } from '../texts/health-record-deciding.ts'
import { itPartner, region, representative, rolesInHealthRecord, supplier } from './roles.ts'
import {
  daysMoved,
  firstDecided,
  goLivesInHealthRecord,
  incidentsInHealthRecord,
  turnsInHealthRecord,
} from './story.ts'

const unitsOfHealthCare = ['Hemsjukvården', 'Rehabiliteringen', 'Mottagningen', 'Avdelningen']

/** A health record for 49 municipalities, the region's departments and two private providers, in four waves of which none is live yet. */
export async function loadHealthRecord(
  tx: Tx,
  today: IsoDate,
  organisations: Organisations,
  cast: Cast,
): Promise<Id<'programme'>> {
  const { called, partsOf } = organisations
  const days = daysFrom(today, { quietPeriods: quietPeriodsAround(today, healthRecord.quietPeriods) })
  const since = days.worked(-92)
  const begins = deedOf(days, null, since)
  const leadPartyId = called(region)
  const partners = {
    supplier: called(supplier),
    'it-partner': called(itPartner),
    representative: called(representative),
  }
  const founded = await foundProgramme(
    tx,
    {
      texts: healthRecord,
      organisations,
      leadPartyId,
      takingPart: (['supplier', 'it-partner', 'representative'] as const).map((role) => ({
        partyId: partners[role],
        role,
      })),
      today,
      startsOn: days.day(-500),
      wavesStartOn: [days.day(-430), days.day(-200), days.day(-10), days.day(170)],
      units: (name) =>
        partsOf(name)
          .filter((part) => unitsOfHealthCare.includes(part.name))
          .map(({ id }) => id),
    },
    begins,
  )
  await cast.take(tx, rolesInHealthRecord(founded.id, organisations), days.day(-430), begins)
  const lead = cast.speakerOf(leadPartyId, founded.id)
  const plans = deedOf(days, lead, since, 'plan')
  const goLives = goLivesInHealthRecord(today)
  await decideDates(
    tx,
    founded,
    goLives.map((goLive, at) => ({
      of: ({ waveNumber }) => waveNumber === at + 1,
      on: at < 2 ? firstDecided(goLive) : goLive,
      reason: '',
    })),
    plans,
  )
  await applyToAll(tx, founded, await builtInTemplate(tx, speaksAs(lead)), partners, plans)
  const areasOf = (receiver: string) => (receiver === 'Borås' ? ['information-security'] : [])
  await goThroughGuides(tx, founded, cast, { days, waves: 1, day: days.worked(-88), areasOf })
  await liveThrough(tx, {
    programmeId: founded.id,
    cast,
    days,
    since,
    turns: turnsInHealthRecord,
    movedLater: { 1: daysMoved, 2: daysMoved },
    incidents: incidentsInHealthRecord({ founded, cast, days, party: called }, goLives),
    notes: healthRecord.deliveryNotes,
    labelOf: (item) => (item === 'equipment-list' ? '1.2' : '1.0'),
  })
  await loadDeciding(
    tx,
    { founded, cast, days, party: called },
    { forums: forumsInHealthRecord, risks: risksInHealthRecord, questions: questionsInHealthRecord },
  )
  return founded.id
}
