import type { Child, PropsWithChildren } from 'hono/jsx'

export interface Fact {
  readonly label: string
  readonly value: Child
  /** Smaller, after the value. */
  readonly note?: Child
}

/** Facts in words, a definition list. `columns` lays them beside each other where there is room. */
export const Facts = ({ facts, columns }: { facts: readonly Fact[]; columns?: boolean }) => (
  <dl class={columns ? 'facts facts-columns' : 'facts'}>
    {facts.map((fact) => (
      <div>
        <dt>{fact.label}</dt>
        <dd>
          {fact.value} {fact.note && <span class="quiet">{fact.note}</span>}
        </dd>
      </div>
    ))}
  </dl>
)

/** A headed part of a page; `id` makes it linkable. The heading is `h2` unless the part stands within another. */
export const Section = (
  props: PropsWithChildren<{ title: string; id?: string | undefined; note?: Child; actions?: Child; inner?: boolean }>,
) => (
  <section id={props.id}>
    <div class="section-head">
      {props.inner ? <h3>{props.title}</h3> : <h2>{props.title}</h2>}
      {props.note && <p class="quiet">{props.note}</p>}
      {props.actions && <div class="actions">{props.actions}</div>}
    </div>
    {props.children}
  </section>
)

/** Two parts beside each other, the first wider; below each other on a phone. */
export const Columns = ({ children, even }: PropsWithChildren<{ even?: boolean }>) => (
  <div class={even ? 'columns even' : 'columns'}>{children}</div>
)

/** Nothing here yet: says what it means and what to do first. */
export const Empty = ({ title, children, action }: PropsWithChildren<{ title: string; action?: Child }>) => (
  <div class="empty">
    <p class="empty-title">{title}</p>
    {children && <p class="quiet">{children}</p>}
    {action && <div class="actions">{action}</div>}
  </div>
)

/** Something the reader must know on this page. `danger` also says so in words: give it a title. */
export const Notice = (
  props: PropsWithChildren<{ kind?: 'info' | 'warning' | 'danger'; title?: string | undefined }>,
) => (
  <div class="notice" data-color={props.kind ?? 'info'}>
    {props.title && <p class="notice-title">{props.title}</p>}
    {props.children}
  </div>
)
