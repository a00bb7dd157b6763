import { describe, expect, test } from 'vitest'
import { type BuiltInItem, startOfIntroduction, type TwoLanguages } from './index.ts'

const areas = startOfIntroduction.areas
const items = areas.flatMap((area) => area.items)
const byKey = new Map(items.map((item) => [item.key, item]))
const goLives = ['2026-11-17', '2027-03-01', '2027-05-31', '2028-02-29'].map((day) => Temporal.PlainDate.from(day))

const nominalDue = ({ due }: BuiltInItem, goLive: Temporal.PlainDate) => {
  if ('at' in due) return goLive
  return due.side === 'before' ? goLive.subtract(due.lead) : goLive.add(due.lead)
}
const dependenciesOf = (item: BuiltInItem) => (item.dependsOn ?? []).map((key) => byKey.get(key))
const isOwnPreparation = (item: BuiltInItem) => item.owner === 'receiver' && item.receiver === 'receiver'
const isDeliveryToReceiver = (item: BuiltInItem) => item.owner !== 'receiver' && item.receiver === 'receiver'
const goesToProgramme = (item: BuiltInItem) => item.receiver === 'programme'

/** Mondays to Fridays after `from`, up to and including `to`. */
function weekdaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  let count = 0
  for (let day = from.add({ days: 1 }); Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) {
    if (day.dayOfWeek <= 5) count += 1
  }
  return count
}

describe('what the template holds', () => {
  test('the fifteen areas come in the order of the checklist', () => {
    expect(areas.map((area) => area.name.sv)).toEqual([
      'Tidig involvering',
      'Tidplan',
      'Styrning',
      'Planering',
      'Kommunikation',
      'Teknik',
      'Utbildning',
      'Support',
      'Träning',
      'Ekonomi',
      'Informationssäkerhet',
      'Nya arbetssätt',
      'Uppföljning',
      'Fortsatt arbete',
      'Riskanalyser',
    ])
    expect(areas.map((area) => area.key)).toEqual([
      'early-involvement',
      'schedule',
      'governance',
      'planning',
      'communication',
      'technology',
      'training',
      'support',
      'practice',
      'economy',
      'information-security',
      'ways-of-working',
      'follow-up',
      'continuation',
      'risk-analyses',
    ])
  })

  test('it holds between 75 and 90 items', () => {
    expect(items.length).toBeGreaterThanOrEqual(75)
    expect(items.length).toBeLessThanOrEqual(90)
  })

  test('every key is kebab-case and its own', () => {
    expect(byKey.size).toBe(items.length)
    for (const { key } of items) expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  test('titles are short, and no two are alike in either language', () => {
    for (const language of ['sv', 'en'] as const) {
      const titles = items.map((item) => item.title[language])
      expect(new Set(titles).size).toBe(titles.length)
      expect(titles.filter((title) => title.length > 70)).toEqual([])
    }
  })

  test('every text is there in both languages, trimmed, and never the same in both', () => {
    const texts: TwoLanguages[] = [startOfIntroduction, ...areas].flatMap((part) => [part.name, part.about])
    texts.push(...items.flatMap((item) => [item.title, item.why, item.evidence]))
    const isWritten = (text: string) => text.length > 0 && text === text.trim()
    // "Support" is the one heading that is the same word in both languages.
    const faulty = texts.filter(({ sv, en }) => !isWritten(sv) || !isWritten(en) || (sv === en && sv !== 'Support'))
    expect(faulty).toEqual([])
  })

  test('why it matters is told in one to three sentences', () => {
    const sentences = (text: string) => text.split(/[.?!](?:\s|$)/).filter(Boolean).length
    const faulty = items.filter(({ why }) => sentences(why.sv) > 3 || sentences(why.sv) !== sentences(why.en))
    expect(faulty.map((item) => item.key)).toEqual([])
  })
})

describe('who owes whom', () => {
  test('promises go both ways, about as many to the receiver as its own', () => {
    const share = (is: (item: BuiltInItem) => boolean) => items.filter(is).length / items.length
    expect(share(isDeliveryToReceiver)).toBeGreaterThan(0.4)
    expect(share(isOwnPreparation)).toBeGreaterThan(0.3)
    expect(share(goesToProgramme)).toBeGreaterThan(0.1)
  })

  test.each(
    areas.map((area) => [area.name.sv, area.items] as const),
  )('%s asks something of both sides', (_, inArea) => {
    expect(inArea.some(isDeliveryToReceiver)).toBe(true)
    expect(inArea.some((item) => item.owner === 'receiver')).toBe(true)
  })

  test('only the receiver delivers to the programme', () => {
    expect(items.filter((item) => goesToProgramme(item) && item.owner !== 'receiver')).toEqual([])
  })

  test("a receiver's own work is asked of a rollout or a unit, and only it of a unit", () => {
    const faulty = items.filter((item) =>
      item.owner === 'receiver' ? !['rollout', 'unit'].includes(item.scope) : item.scope === 'unit',
    )
    expect(faulty).toEqual([])
  })

  test('a function approves only where the receiver would otherwise approve its own work', () => {
    expect(items.filter((item) => item.approver && !isOwnPreparation(item))).toEqual([])
  })

  test('few things are critical, and those that are can not be waved away', () => {
    const critical = items.filter((item) => item.critical)
    expect(critical.length).toBeLessThanOrEqual(20)
    expect(critical.filter((item) => !item.mandatory)).toEqual([])
    expect(critical.filter(isDeliveryToReceiver).length).toBeGreaterThan(0)
    expect(critical.filter(isOwnPreparation).length).toBeGreaterThan(0)
  })
})

describe('when', () => {
  test('every duration is whole years, months, weeks or days, at least one day and at most two years', () => {
    const durations = items.flatMap(({ due, notBefore, validity }) =>
      [('lead' in due && due.lead) || undefined, notBefore, validity].filter((text) => text !== undefined),
    )
    const relativeTo = Temporal.PlainDate.from('2027-03-01')
    for (const text of durations) {
      expect(text).toMatch(/^P(\d+[YMWD])+$/)
      const days = Temporal.Duration.from(text).total({ unit: 'days', relativeTo })
      expect(days).toBeGreaterThanOrEqual(1)
      expect(days).toBeLessThanOrEqual(731)
    }
  })

  test('nothing is due before it may begin, and there is time in between', () => {
    for (const goLive of goLives) {
      const faulty = items.filter((item) => {
        const opens = item.notBefore && goLive.subtract(item.notBefore)
        return opens && weekdaysBetween(opens, nominalDue(item, goLive)) < item.minimumDays
      })
      expect(faulty.map((item) => item.key)).toEqual([])
    }
  })

  test('every dependence is on an item of the template, and none on itself by any way round', () => {
    expect(items.flatMap((item) => dependenciesOf(item)).includes(undefined)).toBe(false)
    const leadsBackTo = (start: BuiltInItem, from: BuiltInItem, seen = new Set<string>()): boolean =>
      dependenciesOf(from).some((next) => {
        if (!next || seen.has(next.key)) return false
        seen.add(next.key)
        return next.key === start.key || leadsBackTo(start, next, seen)
      })
    expect(items.filter((item) => leadsBackTo(item, item)).map((item) => item.key)).toEqual([])
  })

  test('whoever waits for something has the minimum working time left when it comes in time', () => {
    for (const goLive of goLives) {
      const faulty = items.flatMap((item) =>
        dependenciesOf(item)
          .filter((dependency) => dependency !== undefined)
          .map((dependency) => ({
            item: item.key,
            waitsFor: dependency.key,
            days: weekdaysBetween(nominalDue(dependency, goLive), nominalDue(item, goLive)),
            needs: item.minimumDays,
          }))
          .filter(({ days, needs }) => days < needs),
      )
      expect(faulty).toEqual([])
    }
  })

  test('equipment is known a year ahead, training material three months ahead and reviewed by its receivers', () => {
    expect(byKey.get('equipment-list')?.due).toEqual({ lead: 'P12M', side: 'before' })
    expect(byKey.get('training-material')).toMatchObject({
      due: { lead: 'P3M', side: 'before' },
      dependsOn: ['training-material-reviewed'],
    })
    expect(byKey.get('staff-trained')).toMatchObject({ notBefore: 'P10W', validity: 'P1Y' })
  })
})
