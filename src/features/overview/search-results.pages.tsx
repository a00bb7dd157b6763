import type { Id } from '#src/platform/ids.ts'
import { type FoundThing, type Marks, marksOf, type Piece } from '#src/platform/search/index.ts'
import { Section, type Ui } from '#src/ui/index.ts'
import { searchPath } from './paths.ts'
import { type FoundOfKind, mostOfOne, shownOfOne } from './search.ts'

interface SectionProps {
  readonly ui: Ui
  readonly query: string
  readonly found: FoundOfKind
  readonly programmes: ReadonlyMap<Id<'programme'>, string>
  /** Only this kind is shown. */
  readonly alone: boolean
}

/** What was found of one kind, best first, and the way to the rest of it. */
export const FoundSection = ({ ui, query, found, programmes, alone }: SectionProps) => {
  const { kind, things, count, isMore } = found
  const rest = isMore || things.length < count
  const marks = marksOf(query)
  const next = alone ? things.length + shownOfOne : undefined
  return (
    <Section title={ui.t(`search.kind.${kind}`)}>
      <ul class="plain-list finds">
        {things.map((thing) => (
          <FoundLine marks={marks} thing={thing} programme={several(programmes, thing)} />
        ))}
      </ul>
      {rest && (next === undefined || things.length < mostOfOne) && (
        <p>
          <a href={searchPath(query, kind, next)}>{ui.t(alone ? 'search.more' : `search.more.${kind}`)}</a>
        </p>
      )}
      {rest && alone && things.length >= mostOfOne && <p class="quiet">{ui.t('search.narrow', { most: mostOfOne })}</p>}
    </Section>
  )
}

/** Which programme it is in is said only to those who are in several. */
const several = (programmes: SectionProps['programmes'], { kind, programmeId }: FoundThing): string | undefined =>
  programmes.size > 1 && programmeId && kind !== 'programme' ? programmes.get(programmeId) : undefined

const FoundLine = (props: { marks: Marks; thing: FoundThing; programme: string | undefined }) => {
  const { marks, thing, programme } = props
  const around = marks.snippet(thing.text)
  return (
    <li>
      <a href={thing.href} data-found>
        <Marked pieces={marks.mark(thing.title)} />
      </a>
      <p class="quiet">
        <Marked pieces={marks.mark(thing.about)} />
        {programme && ` · ${programme}`}
      </p>
      {around && (
        <p>
          <Marked pieces={around} />
        </p>
      )}
    </li>
  )
}

const Marked = ({ pieces }: { pieces: readonly Piece[] }) => (
  <>{pieces.map((piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text))}</>
)
