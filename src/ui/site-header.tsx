import { Bell, Mark } from './icons.tsx'
import type { Lang, Link, Ui } from './ui.ts'

/** Who is signed in, and the addresses that belong to them. */
export interface Me {
  readonly name: string
  /** The function they act in ("Införandeansvarig, Skara"). */
  readonly acting?: string | undefined
  readonly myPage: string
  /** How much waits for them. */
  readonly waiting: number
  /** What they have been told; `live` is the topic with its version, which every page of theirs follows. */
  readonly notices: { readonly href: string; readonly unread: number; readonly live: string }
  /** Where they ask something: remembers the page they stand on, whose title is added. */
  readonly ask?: string | undefined
  /** Lists that belong to no programme: all programmes, organisations and, for an administrator, people. */
  readonly places?: readonly Link[]
  readonly profile: string
  /** Takes a POST. */
  readonly signOut: string
  /** Takes a POST with `lang` and `back`. */
  readonly language: { readonly action: string; readonly back: string }
}

export interface SiteHeaderProps {
  ui: Ui
  /** What the page is called. */
  title: string
  me?: Me | undefined
  programme?: Link | undefined
  search?: { action: string; value?: string | undefined } | undefined
}

/** Accessibility: a banner; the search field is labelled and a search landmark; the menu is a `<details>`, so it opens without scripts. */
export const SiteHeader = ({ ui, title, me, programme, search }: SiteHeaderProps) => (
  <header class="top">
    <a class="brand" href="/">
      <Mark />
      <span class="brand-name">Samtakt</span>
    </a>
    {programme && (
      <a class="programme" href={programme.href}>
        {programme.label}
      </a>
    )}
    {search && (
      <search>
        <form action={search.action} method="get">
          <label class="vh" for="search">
            {ui.t('ui.search')}
          </label>
          <input
            id="search"
            type="search"
            name="q"
            value={search.value}
            placeholder={ui.t('ui.search-hint')}
            aria-keyshortcuts="/"
          />
        </form>
      </search>
    )}
    {me && (
      <a class="mine" href={me.myPage}>
        {ui.t('ui.my-page')}{' '}
        {me.waiting > 0 && (
          <>
            <span class="count" aria-hidden="true">
              {me.waiting}
            </span>
            <span class="vh">{ui.t('ui.waiting', { count: me.waiting })}</span>
          </>
        )}
      </a>
    )}
    {me?.ask && (
      <a class="ask" href={`${me.ask}&title=${encodeURIComponent(title)}`}>
        {ui.t('ui.ask')}
      </a>
    )}
    {me && <Notices ui={ui} {...me.notices} />}
    {me && <PersonMenu ui={ui} me={me} />}
  </header>
)

/** More than this and the number says no more. */
const mostShown = 99

/** The bell, with how many notices are unread. Its room is the same with a number and without one, so nothing moves when one comes. */
const Notices = ({ ui, href, unread }: { ui: Ui } & Me['notices']) => (
  <a class="bell" href={href}>
    <Bell />
    <span class="vh">{ui.t('ui.notices')}</span>
    {unread > 0 && (
      <>
        <span class="count" aria-hidden="true">
          {unread > mostShown ? `${mostShown}+` : unread}
        </span>
        <span class="vh">{ui.t('ui.unread', { count: unread })}</span>
      </>
    )}
  </a>
)

const otherLanguages: Record<Lang, { lang: Lang; label: string }> = {
  sv: { lang: 'en', label: 'In English' },
  en: { lang: 'sv', label: 'På svenska' },
}

const PersonMenu = ({ ui, me }: { ui: Ui; me: Me }) => {
  const other = otherLanguages[ui.lang]
  return (
    <details class="menu" data-menu>
      <summary>
        <span class="who">{me.acting ?? me.name}</span>
      </summary>
      <div class="menu-body">
        <p class="quiet">{ui.t('ui.signed-in-as', { name: me.name })}</p>
        {me.places?.map(({ href, label }) => (
          <a href={href}>{label}</a>
        ))}
        <a href={me.profile}>{ui.t('ui.profile')}</a>
        <form action={me.language.action} method="post">
          <input type="hidden" name="back" value={me.language.back} />
          <button type="submit" name="lang" value={other.lang} lang={other.lang}>
            {other.label}
          </button>
        </form>
        <label class="js-only">
          <input type="checkbox" data-shortcuts checked /> {ui.t('ui.shortcut')}
        </label>
        <form action={me.signOut} method="post" data-sign-out>
          <button type="submit">{ui.t('ui.sign-out')}</button>
        </form>
      </div>
    </details>
  )
}
