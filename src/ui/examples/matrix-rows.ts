import type { LightColour } from '../light.ts'
import type { MatrixGroup } from '../readiness-matrix.tsx'

export const exampleAreas =
  'Tidig involvering,Tidplan,Styrning,Planering,Kommunikation,Teknik,Utbildning,Support,Träning,Ekonomi,Informationssäkerhet,Nya arbetssätt,Uppföljning,Fortsatt arbete,Risker'.split(
    ',',
  )

/** Spread so that every pair of lights is somewhere. */
const colour = (seed: number, calm: number): LightColour =>
  seed % 7 < calm ? 'green' : ((['yellow', 'green', 'red', 'grey'] as const)[seed % 4] ?? 'grey')

/** A matrix of any size: 49 rows are what the speed is measured on. */
export function matrixGroups(waves: readonly (readonly string[])[]): MatrixGroup[] {
  return waves.map((names, wave) => ({
    name: `Etapp ${wave + 1}`,
    note: ['i drift', '72 dagar kvar', 'planeras'][wave] ?? 'planeras',
    rows: names.map((name, row) => ({
      name,
      href: `/rollouts/${wave}-${row}`,
      days: wave === 0 ? 'i drift' : String(72 + wave * 160),
      cells: exampleAreas.map((_, area) => ({
        href: `/rollouts/${wave}-${row}/areas/${area}`,
        halves: {
          deliveries: colour(row * 5 + area * 3 + wave, 6 - wave),
          preparations: colour(row * 3 + area * 5, 6 - wave),
        },
      })),
    })),
  }))
}
