import type { Link, Ui } from './ui.ts'

export interface Tab extends Link {
  readonly current?: boolean | undefined
}

/** The last crumb is the page itself and has no address. */
export interface Crumb {
  readonly label: string
  readonly href?: string | undefined
}

export interface FlashMessage {
  readonly kind: 'done' | 'warning'
  readonly text: string
}

/** The programme's sections. Accessibility: a named navigation; the section one stands in is `aria-current`. */
export const ProgrammeTabs = ({ ui, tabs }: { ui: Ui; tabs: readonly Tab[] }) => (
  <nav class="tabs" aria-label={ui.t('ui.programme-sections')}>
    {tabs.map((tab) => (
      <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
        {tab.label}
      </a>
    ))}
  </nav>
)

/** The way back up. Accessibility: a named navigation with an ordered list; the last one is the page itself. */
export const Breadcrumbs = ({ ui, crumbs }: { ui: Ui; crumbs: readonly Crumb[] }) => (
  <nav class="crumbs" aria-label={ui.t('ui.breadcrumbs')}>
    <ol>
      {crumbs.map((crumb) => (
        <li>{crumb.href ? <a href={crumb.href}>{crumb.label}</a> : <span aria-current="page">{crumb.label}</span>}</li>
      ))}
    </ol>
  </nav>
)

/** What the last deed led to. Accessibility: `role=status`; the client also says it in the page's own announcer, since a status that is there from the start is silent. */
export const Flash = ({ flash }: { flash?: FlashMessage | undefined }) =>
  flash ? (
    <p class={`flash flash-${flash.kind}`} role="status" data-turbo-temporary>
      {flash.text}
    </p>
  ) : null

export const SiteFooter = ({ ui, version }: { ui: Ui; version: string }) => (
  <footer class="site-footer">
    <p>
      <b>Samtakt</b> {version}. {ui.t('ui.footer')}
    </p>
  </footer>
)
