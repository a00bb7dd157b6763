import type { Child } from 'hono/jsx'
import { More } from './dialogs.tsx'
import { Tag } from './tag.ts'
import type { Ui } from './ui.ts'

export interface ForumNode {
  readonly id: string
  readonly name: string
  readonly href: string
  /** Whose it is, and what kind: "Regionen · styrgrupp". */
  readonly note: string
  /** What it decides, in words: risk levels, gates. */
  readonly decides: readonly string[]
  /** What is wrong with it, in words: nobody holds the chair. */
  readonly warning?: string | undefined
  readonly below: readonly ForumNode[]
}

interface Words {
  /** "lyfter till Styrgruppen", for readers; seen as an arrow. */
  readonly liftsTo: (above: string) => string
  /** "49 grupper lyfter hit", where they are folded. */
  readonly folded: (count: number) => string
}

/** More groups than this that lift to the same forum, with none below them, are folded: a region with 49 municipalities. */
const most = 6

/**
 * Forums as a tree from the top down, each with what it decides: an escalation climbs from below along the lines. Accessibility: nested
 * lists, so that levels are told; the way up stands as hidden words at each; without styles and on paper it is an outline.
 */
export const ForumPicture = (props: { ui: Ui; label: string; roots: readonly ForumNode[]; words: Words }) => (
  <ul class="forums" aria-label={props.label}>
    {props.roots.map((node) => (
      <Branch ui={props.ui} node={node} words={props.words} />
    ))}
  </ul>
)

const Branch = (props: { ui: Ui; node: ForumNode; above?: string; words: Words }): Child => {
  const { ui, node, above, words } = props
  const leaves = node.below.filter(({ below }) => below.length === 0)
  const branches = node.below.filter(({ below }) => below.length > 0)
  const folds = leaves.length > most
  const each = (nodes: readonly ForumNode[]) =>
    nodes.map((one) => <Branch ui={ui} node={one} above={node.name} words={words} />)
  return (
    <li>
      <Box node={node} above={above} words={words} />
      {node.below.length > 0 && (
        <ul class="forums-below">
          {each(folds ? branches : [...branches, ...leaves])}
          {folds && (
            <li>
              <More label={words.folded(leaves.length)}>
                <ul class="forums-leaves">{each(leaves)}</ul>
              </More>
            </li>
          )}
        </ul>
      )}
    </li>
  )
}

const Box = ({ node, above, words }: { node: ForumNode; above: string | undefined; words: Words }) => (
  <div class="forum-box">
    <p>
      {above && (
        <>
          <span class="forum-up" aria-hidden="true">
            ↑
          </span>
          <span class="vh">{words.liftsTo(above)}: </span>
        </>
      )}
      <a href={node.href}>{node.name}</a> {node.warning && <Tag label={node.warning} tone="warning" sign="!" />}
    </p>
    <p class="quiet">{node.note}</p>
    {node.decides.length > 0 && (
      <ul class="forum-decides">
        {node.decides.map((what) => (
          <li>{what}</li>
        ))}
      </ul>
    )}
  </div>
)
