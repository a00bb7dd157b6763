import { describe, expect, test } from 'vitest'
import { exampleUi } from './examples/example-ui.ts'
import { matrixOfSixRisks, scoreOfToday, scoreThatRoseAndFell } from './examples/risks.example.tsx'
import { threeLevels } from './examples/three-levels.ts'
import { levelLook } from './risk-level.ts'
import { RiskMatrix } from './risk-matrix.tsx'
import { ScoreLine } from './score-line.tsx'

const ui = exampleUi()

describe('a level', () => {
  test.each([
    [1, '○', 'success', 'låg'],
    [6, '○', 'success', 'låg'],
    [8, '◑', 'warning', 'medel'],
    [12, '◑', 'warning', 'medel'],
    [15, '●', 'danger', 'hög'],
    [25, '●', 'danger', 'hög'],
  ])('score %i is %s', (score, sign, tone, name) => {
    expect(levelLook(threeLevels, score)).toEqual({ sign, tone, name })
  })

  test('of one, or of five, is told from the others by its shape', () => {
    expect(levelLook(threeLevels.slice(0, 1), 25).sign).toBe('○')
    const five = [4, 8, 12, 16, 25].map((toScore) => ({ name: '', fromScore: toScore, toScore }))
    expect(new Set(five.map(({ toScore }) => levelLook(five, toScore).sign)).size).toBe(5)
  })
})

describe('the risk matrix', () => {
  const html = String(matrixOfSixRisks(ui))

  test('has 25 cells, each with its score, and leads to risks only where there are any', () => {
    expect(html.match(/<td /g)).toHaveLength(25)
    expect(html.match(/<a /g)).toHaveLength(3)
    expect(html).toContain(
      '</span> 20</span><a href="#4-5" aria-label="1 risk: sannolikhet 4, konsekvens 5, riskvärde 20, hög">1</a>',
    )
  })

  test('has probability upwards and impact to the right', () => {
    const rows = [...html.matchAll(/<th scope="row">(\d)/g)].map(([, number]) => number)
    expect(rows).toEqual(['5', '4', '3', '2', '1'])
    const scores = [...html.matchAll(/<\/span> (\d+)<\/span>/g)].map(([, score]) => Number(score))
    expect(scores.slice(0, 5)).toEqual([5, 10, 15, 20, 25])
  })

  test('escapes what comes from outside', () => {
    const evil = '"><script>x</script>'
    const made = (
      <RiskMatrix
        ui={ui}
        caption={evil}
        levels={[{ name: evil, fromScore: 1, toScore: 25 }]}
        cells={[{ probability: 1, impact: 1, count: 1, href: evil }]}
      />
    )
    expect(String(made)).not.toContain('<script>')
  })
})

describe('the line of scores', () => {
  test('says first, highest and present score in words, and every score in a table', () => {
    const html = String(scoreThatRoseAndFell(ui))
    expect(html).toContain(
      'aria-label="R3, riskvärde över tid. Riskvärdet var 8 (medel) den 4 maj 2026, som högst 20 (hög), och är nu 12 (medel)."',
    )
    expect(html.match(/<tr>/g)).toHaveLength(4)
    expect(html.match(/<rect /g)).toHaveLength(3)
  })

  test('steps: a score holds until the next', () => {
    const [, d = ''] = /class="trend-deliveries" d="([^"]+)"/.exec(String(scoreThatRoseAndFell(ui))) ?? []
    const points = d
      .slice(1)
      .split('L')
      .map((pair) => pair.split(',').map(Number))
    for (const [index, [x, y]] of points.entries()) {
      const [nextX, nextY] = points[index + 1] ?? [x, y]
      expect(x === nextX || y === nextY).toBe(true)
    }
  })

  test('of a risk registered today goes all the way across', () => {
    expect(String(scoreOfToday(ui))).toMatch(/class="trend-deliveries" d="M3,[\d.]+L233,/)
    expect(String(scoreOfToday(ui))).not.toContain('NaN')
  })

  test('is not drawn of nothing', () => {
    expect(String(<ScoreLine ui={ui} title="" levels={threeLevels} points={[]} until="2026-11-21T09:00:00Z" />)).toBe(
      '',
    )
  })
})
