import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { Shapes } from './icons.tsx'
import {
  Breadcrumbs,
  type Crumb,
  Flash,
  type FlashMessage,
  ProgrammeTabs,
  SiteFooter,
  type Tab,
} from './page-parts.tsx'
import { type Me, SiteHeader } from './site-header.tsx'
import type { Link, Ui } from './ui.ts'

/** Addresses of the built files, from the build's manifest. */
export interface Assets {
  readonly css: string
  readonly js: string
  readonly worker: string
  readonly font?: string | undefined
  readonly icon?: string | undefined
}

export interface PageProps {
  ui: Ui
  assets: Assets
  /** First in the browser's title; the product's name follows. */
  title: string
  me?: Me | undefined
  programme?: (Link & { tabs: readonly Tab[] }) | undefined
  /** Where the search form goes (GET, parameter `q`); left out, there is no search. */
  search?: { action: string; value?: string | undefined } | undefined
  crumbs?: readonly Crumb[] | undefined
  flash?: FlashMessage | undefined
  /** Above everything, e.g. that this is a demo. */
  banner?: Child
  /** Topics the page shows, with the version it was made from: `programme:<id>@12`. It refreshes itself when one grows. */
  live?: readonly string[] | undefined
  /** Uses the whole width: matrix, wide tables. */
  wide?: boolean | undefined
  version: string
  children?: Child
}

/**
 * The frame of every page. Accessibility: skip link first; landmarks header, navigation (named), main, footer; language on `<html>`; the
 * flash is a status. Expects one `<PageHead>` (the `h1`) among its children.
 */
export function Page(props: PageProps) {
  const { ui, assets } = props
  const live = [...(props.live ?? []), ...(props.me ? [props.me.notices.live] : [])]
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={ui.lang} data-color-scheme="auto" data-size="sm">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${props.title} · Samtakt`}</title>
          {assets.font && <link rel="preload" href={assets.font} as="font" type="font/woff2" crossorigin="anonymous" />}
          <link rel="stylesheet" href={assets.css} data-turbo-track="reload" />
          <script type="module" src={assets.js} data-turbo-track="reload" />
          {assets.icon && <link rel="icon" href={assets.icon} type="image/svg+xml" />}
          <meta name="color-scheme" content="light dark" />
          <meta name="turbo-refresh-method" content="morph" />
          <meta name="turbo-refresh-scroll" content="preserve" />
          <meta name="live-worker" content={assets.worker} />
          {live.length > 0 && <meta name="live-topics" content={live.join(' ')} />}
        </head>
        <body>
          <a class="skip" href="#main">
            {ui.t('ui.skip')}
          </a>
          <Shapes />
          {props.banner && (
            <aside class="banner" aria-label={ui.t('ui.banner')}>
              {props.banner}
            </aside>
          )}
          <SiteHeader ui={ui} title={props.title} me={props.me} programme={props.programme} search={props.search} />
          {props.programme && <ProgrammeTabs ui={ui} tabs={props.programme.tabs} />}
          <main id="main" class={props.wide ? 'wide' : undefined} tabindex={-1}>
            {props.crumbs && props.crumbs.length > 0 && <Breadcrumbs ui={ui} crumbs={props.crumbs} />}
            <Flash flash={props.flash} />
            {props.children}
          </main>
          <SiteFooter ui={ui} version={props.version} />
          <div id="announcer" class="vh" aria-live="polite" data-turbo-permanent />
        </body>
      </html>
    </>
  )
}
