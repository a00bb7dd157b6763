import { planHandlers } from '#src/features/commitments/index.ts'
import { ensureFunction } from '#src/features/people/index.ts'
import { addRollouts } from '#src/features/programmes/index.ts'
import { daysBetween, type IsoDate } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { applyToAll } from '../applying.ts'
import { type Cast, deedOf } from '../cast.ts'
import { liveThrough } from '../course/live-through.ts'
import { daysFrom, quietPeriodsAround } from '../days.ts'
import { loadDeciding } from '../deciding/index.ts'
import { decideDates, foundProgramme } from '../founding.ts'
import { goThroughGuides } from '../guide.ts'
import type { Organisations } from '../organisations.ts'
import { skaraborg } from '../texts/skaraborg.ts'
import { forumsInSkaraborg } from '../texts/skaraborg-forums.ts'
import { programme, supplier } from '../texts/skaraborg-items.ts'
import { questionsInSkaraborg } from '../texts/skaraborg-questions.ts'
import { risksInSkaraborg } from '../texts/skaraborg-risks.ts'
import { ownTemplate } from './own-template.ts'
import { representative, rolesInSkaraborg } from './roles.ts'
import { goLivesInSkaraborg, incidentsInSkaraborg } from './story.ts'
import { turnsInSkaraborg } from './turns.ts'

const unitsOfSocialCare = ['Hemtjänsten', 'Särskilda boenden', 'Funktionsstödet', 'Elevhälsan']
/** The municipality that the others' processes are tried in; not a real one. */
export const templateMunicipality = 'Mallkommunen'

/** A social-care system in twelve Skaraborg municipalities: the first wave live, the second ten weeks away and in trouble, the third planned. */
export async function loadSkaraborg(
  tx: Tx,
  today: IsoDate,
  organisations: Organisations,
  cast: Cast,
): Promise<Id<'programme'>> {
  const { called, partsOf } = organisations
  const days = daysFrom(today, { quietPeriods: quietPeriodsAround(today, skaraborg.quietPeriods) })
  const since = days.worked(-150)
  const begins = deedOf(days, null, since)
  const [leadPartyId, supplierId, representativeId] = [called(programme), called(supplier), called(representative)]
  const founded = await foundProgramme(
    tx,
    {
      texts: skaraborg,
      organisations,
      leadPartyId,
      takingPart: [
        { partyId: supplierId, role: 'supplier' },
        { partyId: leadPartyId, role: 'it-partner' },
        { partyId: representativeId, role: 'representative' },
      ],
      today,
      startsOn: days.day(-560),
      wavesStartOn: [days.day(-440), days.day(-300), days.day(-60)],
      units: (name) =>
        partsOf(name)
          .filter((part) => unitsOfSocialCare.includes(part.name))
          .map(({ id }) => id),
    },
    begins,
  )
  await cast.take(tx, rolesInSkaraborg(founded.id, organisations, days), days.day(-440), begins)
  const lead = cast.speakerOf(leadPartyId, founded.id)
  const plans = deedOf(days, lead, since, 'plan')
  await addRollouts(
    tx,
    { programmeId: founded.id, waveId: null, partyIds: [called(templateMunicipality)], isTemplate: true },
    plans,
    planHandlers,
  )

  const goLives = goLivesInSkaraborg(today)
  const inWave = (number: number) => (rollout: { readonly waveNumber: number | null }) => rollout.waveNumber === number
  await decideDates(
    tx,
    founded,
    [
      { of: inWave(1), on: goLives.first, reason: '' },
      { of: inWave(2), on: goLives.secondAtFirst, reason: '' },
      { of: inWave(3), on: goLives.third, reason: '' },
    ],
    plans,
  )
  const functionId = await ensureFunction(
    tx,
    { kind: 'programme-lead', partyId: leadPartyId, programmeId: founded.id, areaKey: null },
    begins.at,
  )
  const template = await ownTemplate(tx, founded.id, lead, functionId, plans)
  await applyToAll(
    tx,
    founded,
    template,
    { supplier: supplierId, 'it-partner': leadPartyId, representative: representativeId },
    plans,
  )

  const areasOf = (receiver: string) => (receiver === 'Hjo' ? ['technology', 'training'] : ['technology'])
  await goThroughGuides(tx, founded, cast, { days, waves: 2, day: days.worked(-146), areasOf })

  await liveThrough(tx, {
    programmeId: founded.id,
    cast,
    days,
    since,
    turns: turnsInSkaraborg,
    movedLater: { 2: daysBetween(goLives.secondAtFirst, goLives.second) },
    incidents: incidentsInSkaraborg({ founded, cast, days, party: called }, goLives),
    notes: skaraborg.deliveryNotes,
    labelOf: (item) => (item === 'training-material' ? '0.7' : '1.0'),
  })
  await loadDeciding(
    tx,
    { founded, cast, days, party: called },
    { forums: forumsInSkaraborg, risks: risksInSkaraborg, questions: questionsInSkaraborg },
  )
  return founded.id
}
