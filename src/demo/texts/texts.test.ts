import { describe, expect, test } from 'vitest'
import { startOfIntroduction } from '../../features/templates/built-in/index.ts'
import { healthRecord } from './health-record.ts'
import { skaraborg } from './skaraborg.ts'
import type { ExampleTexts, Said, SaidOfItem } from './types.ts'

const itemKeys = new Set(startOfIntroduction.areas.flatMap((area) => area.items.map((item) => item.key)))

const ofItems = (example: ExampleTexts): SaidOfItem[] => [
  ...example.returnReasons,
  ...example.forecastReasons,
  ...example.notApplicableReasons,
  ...example.itemComments,
  ...example.internalNotes,
  ...example.deliveryNotes,
]
const allSaid = (example: ExampleTexts): Said[] => [
  ...ofItems(example),
  ...example.leadComments,
  ...example.goLiveForecastReasons,
  ...example.moveReasons,
]
const receivers = ({ waves }: ExampleTexts) =>
  waves.flatMap((wave) => [...wave.municipalities, ...wave.others.map((other) => other.name)])

describe.each([skaraborg, healthRecord])('$name', (example) => {
  test('speaks only of items that the built-in template has', () => {
    expect(ofItems(example).filter(({ item }) => !itemKeys.has(item))).toEqual([])
  })

  test('only those who take part in the programme say anything', () => {
    const takingPart = new Set([...receivers(example), ...example.contacts.map((contact) => contact.organisation)])
    expect(allSaid(example).filter(({ by }) => !takingPart.has(by))).toEqual([])
  })

  test('every receiver stands in one wave', () => {
    expect(new Set(receivers(example)).size).toBe(receivers(example).length)
  })

  test('quiet periods are days that exist', () => {
    for (const { from, to } of example.quietPeriods) {
      for (const day of [from, to]) expect(Temporal.PlainMonthDay.from(day).toString()).toBe(day)
    }
  })

  test('mail goes nowhere in earnest', () => {
    expect(example.contacts.filter(({ mail }) => !mail.endsWith('.example'))).toEqual([])
  })

  test('nothing is said twice', () => {
    const texts = allSaid(example).map(({ text }) => text)
    expect(new Set(texts).size).toBe(texts.length)
  })
})

test('the twelve of Skaraborg come in three waves of four', () => {
  expect(skaraborg.waves.map((wave) => wave.municipalities.length)).toEqual([4, 4, 4])
})

test('the health record covers 49 municipalities in four waves, the first the eight of Sjuhärad', () => {
  expect(healthRecord.waves.map((wave) => wave.municipalities.length)).toEqual([8, 15, 14, 12])
  expect(
    healthRecord.waves.flatMap((wave) => wave.others).filter(({ kind }) => kind === 'private-provider'),
  ).toHaveLength(2)
})
