import { Hono } from 'hono'
import { authorise } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import {
  alreadySubmitted,
  deed,
  type Env,
  formInWords,
  type ReadForm,
  type RequestContext,
  readForm,
  show,
} from '#src/platform/http/index.ts'
import type { ForumDeps } from './forum.deps.ts'
import { ForumForm, ForumWordsForm, idOf, NewForumForm } from './forum.forms.ts'
import { keepsForum, placesForum } from './forum.policy.ts'
import { type Forum, lockPlaces } from './forum.store.ts'
import type { ForumRefusal } from './forum.ts'
import { forumRefusalInWords } from './forum.words.ts'
import { forumChoices } from './forum-choices.reading.ts'
import { ForumFormPage } from './forum-form.pages.tsx'
import { changeForum, changeForumWords, createForum } from './keeping.store.ts'
import { forumOf, forumOfForUpdate, mustLive } from './of-path.reading.ts'
import { forumPath } from './paths.ts'
import { programmesSeen } from './reach.reading.ts'

/** The field beside which a refusal is told; null: above the form. */
const fieldOf = ({ code }: ForumRefusal): 'parent' | 'local' | null => {
  if (code === 'stale') return null
  return code === 'local-group' ? 'local' : 'parent'
}

/** Making a forum, and changing what it is. */
export const forumFormRoutes = (deps: ForumDeps): Hono<Env> =>
  new Hono<Env>()
    .get('/forums/new', async (c) => {
      const choices = await forumChoices(c, c.var.db, await programmesSeen(c, c.var.db))
      authorise(choices.programmes.length > 0, 'forums.who.places')
      const { programme, party, local } = c.req.query()
      const chosen = { programme, party, local: local !== undefined }
      return show(c, <ForumFormPage {...{ c, choices, chosen }} forum={null} once={crypto.randomUUID()} />)
    })
    .post('/forums', async (c) => {
      const form = await readForm(c, NewForumForm)
      const programmes = await programmesSeen(c, c.var.db)
      return c.var.transaction(async (tx) => {
        const choices = await forumChoices(c, tx, programmes)
        authorise(choices.programmes.length > 0, 'forums.who.places')
        const words = formInWords(c.var.t, form)
        const once = String(form.values.once ?? crypto.randomUUID())
        const again = (errors: Readonly<Record<string, string>>, status: 409 | 422) =>
          show(c, <ForumFormPage {...{ c, choices, once }} forum={null} form={{ ...words, errors }} />, status)
        if (!form.ok) return again(words.errors, 422)
        const { programme: programmeId, party: partyId, local: isLocal, parent: parentId, gates, ...rest } = form.input
        const programme = programmes.find(({ id }) => id === programmeId)
        const wrong: Record<string, string> = {}
        if (!programme || !choices.programmes.some(({ value }) => value === programmeId))
          wrong.programme = c.var.t('form.choose')
        if (!choices.parties.some(({ value }) => value === partyId)) wrong.party = c.var.t('form.choose')
        if (!programme || Object.keys(wrong).length > 0) return again(wrong, 422)
        const right = placesForum(c.var.actor, { isLocal, organisationId: partyId, programmes: [programme] })
        authorise(right !== undefined, 'forums.who.places')
        const { once: key, ...about } = rest
        const id = idOf<'forum'>(key)
        const earlier = await alreadySubmitted(tx, key, forumPath({ id }), c.var.now)
        if (earlier) return c.redirect(earlier, 303)
        const wish = { ...about, id, partyId, isLocal, parentId, programmes: [{ programmeId, gates }] }
        const made = await createForum(tx, wish, deed(c, right))
        if (!made.ok) return again({ parent: forumRefusalInWords(c.var.frame.ui, made.refusal, about) }, 422)
        return c.redirect(forumPath({ id }), 303)
      })
    })
    .get('/forums/:forumId/edit', async (c) => {
      const forum = await forumOf(c)
      mustLive(forum)
      authorise(keepsForum(c.var.actor, forum) !== undefined, 'forums.who.keeps')
      const places = placesForum(c.var.actor, forum) !== undefined
      const choices = places ? await forumChoices(c, c.var.db, forum.programmes, forum.id) : null
      return show(c, <ForumFormPage {...{ c, forum, choices }} />)
    })
    .post('/forums/:forumId', async (c) => {
      const read = await readForm(c, ForumForm)
      return c.var.transaction(async (tx) => {
        await lockPlaces(tx)
        const forum = await forumOfForUpdate(c, tx)
        mustLive(forum)
        const keeps = keepsForum(c.var.actor, forum)
        authorise(keeps !== undefined, 'forums.who.keeps')
        const places = placesForum(c.var.actor, forum)
        return places ? savePlaced(c, tx, deps, forum, read) : saveWords(c, tx, forum, read)
      })
    })

async function savePlaced(
  c: RequestContext,
  tx: Tx,
  deps: ForumDeps,
  forum: Forum,
  form: ReadForm<ReturnType<typeof ForumForm.parse>>,
): Promise<Response> {
  const choices = await forumChoices(c, tx, forum.programmes, forum.id)
  const words = formInWords(c.var.t, form)
  const again = (errors: Readonly<Record<string, string>>, status: 409 | 422, refusal?: string) => {
    const { version: _old, ...kept } = words.values
    const shown = { values: refusal ? kept : words.values, errors }
    return show(c, <ForumFormPage {...{ c, forum, choices, refusal }} form={shown} />, status)
  }
  if (!form.ok) return again(words.errors, 422)
  const { version, party: partyId, local: isLocal, parent: parentId, ...about } = form.input
  if (partyId !== forum.partyId && !choices.parties.some(({ value }) => value === partyId))
    return again({ party: c.var.t('form.choose') }, 422)
  const right = placesForum(c.var.actor, { ...forum, isLocal, organisationId: partyId })
  authorise(right !== undefined, 'forums.who.places')
  const by = deed(c, right)
  const done = await changeForum(tx, forum.id, version, { ...about, partyId, isLocal, parentId }, by)
  if (!done.ok) {
    const text = forumRefusalInWords(c.var.frame.ui, done.refusal, forum)
    const field = fieldOf(done.refusal)
    return field ? again({ [field]: text }, 409) : again({}, 409, text)
  }
  if (parentId !== forum.parentId || isLocal !== forum.isLocal)
    await deps.onLadderChanged?.(
      tx,
      forum.programmes.map(({ id }) => id),
      by,
    )
  return c.redirect(forumPath(forum), 303)
}

/** Its chair and secretary change its texts; what else they sent is not theirs, and is not read. */
async function saveWords(c: RequestContext, tx: Tx, forum: Forum, read: ReadForm<unknown>): Promise<Response> {
  const parsed = ForumWordsForm.safeParse(read.values)
  const only = read.ok
    ? {}
    : Object.fromEntries(Object.entries(read.errors).filter(([name]) => name in ForumWordsForm.shape))
  const { values, errors } = formInWords(c.var.t, { values: read.values, errors: only })
  if (!parsed.success) return show(c, <ForumFormPage {...{ c, forum }} choices={null} form={{ values, errors }} />, 422)
  const { version, ...words } = parsed.data
  const done = await changeForumWords(tx, forum.id, version, words, deed(c, keepsForum(c.var.actor, forum)))
  if (done.ok) return c.redirect(forumPath(forum), 303)
  const { version: _old, ...kept } = values
  const refusal = forumRefusalInWords(c.var.frame.ui, done.refusal, forum)
  return show(c, <ForumFormPage {...{ c, forum, refusal }} choices={null} form={{ values: kept, errors: {} }} />, 409)
}
