import { Hono } from 'hono'
import { listPartiesToChoose } from '#src/features/parties/index.ts'
import { listChoosable } from '#src/features/people/index.ts'
import { authorise } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import {
  alreadySubmitted,
  answerTable,
  deed,
  type Env,
  formInWords,
  type RequestContext,
  readForm,
  show,
  tableFormat,
} from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { readSort } from '#src/ui/index.ts'
import { asOptions } from './options.ts'
import { programmePath } from './paths.ts'
import { NewProgrammeForm } from './programme.forms.ts'
import { canCreateProgramme } from './programme.policy.ts'
import { createProgramme } from './programme.store.ts'
import { NewProgrammePage } from './programme-form.pages.tsx'
import { ProgrammeListPage, programmeExport } from './programme-list.pages.tsx'
import { type ListedProgramme, listProgrammes } from './programme-list.store.ts'
import { sorted } from './sorted.ts'

const sortKeys = ['name', 'leadName', 'receivers', 'live', 'nextGoLive'] as const

async function choices(c: RequestContext, db: Reader) {
  const people = await listChoosable(db, c.var.actor)
  return { parties: asOptions(await listPartiesToChoose(db, { parts: true })), people: asOptions(people) }
}

/** Programmes: which there are, and a new one. */
export const programmeListRoutes = new Hono<Env>()
  .get('/programmes', async (c) => {
    const { text = '', sort: asked } = c.req.query()
    const sort = readSort(asked, sortKeys, { key: 'name', descending: false })
    const wanted = text.trim().toLocaleLowerCase('sv').slice(0, 200)
    const all = await listProgrammes(c.var.db, c.var.actor, c.var.today)
    const found = all.filter((one) => one.name.toLocaleLowerCase('sv').includes(wanted))
    const rows = sorted(found, sort, (row, key) => row[key as keyof ListedProgramme])
    const format = tableFormat(c)
    if (format) return answerTable(c, programmeExport(c.var.frame.ui, rows), format)
    const { pathname, search } = new URL(c.req.url)
    return show(
      c,
      <ProgrammeListPage c={c} rows={rows} sort={sort} text={text.trim().slice(0, 200)} url={pathname + search} />,
    )
  })
  .get('/programmes/new', async (c) => {
    authorise(canCreateProgramme(c.var.actor), 'access.who.admin')
    return show(c, <NewProgrammePage c={c} {...(await choices(c, c.var.db))} once={crypto.randomUUID()} />)
  })
  .post('/programmes', async (c) => {
    const form = await readForm(c, NewProgrammeForm)
    authorise(canCreateProgramme(c.var.actor), 'access.who.admin')
    const again = async (db: Reader, errors = formInWords(c.var.t, form).errors) =>
      show(
        c,
        <NewProgrammePage
          c={c}
          {...(await choices(c, db))}
          form={{ values: form.values, errors }}
          once={String(form.values.once ?? crypto.randomUUID())}
        />,
        422,
      )
    if (!form.ok) return again(c.var.db)
    const { once, leadParty, leadPerson, ...words } = form.input
    return c.var.transaction(async (tx) => {
      const { parties, people } = await choices(c, tx)
      const errors: Record<string, string> = {}
      if (!parties.some((one) => one.value === leadParty)) errors.leadParty = c.var.t('form.choose')
      if (leadPerson && !people.some((one) => one.value === leadPerson)) errors.leadPerson = c.var.t('form.choose')
      if (Object.keys(errors).length > 0) return again(tx, errors)
      const id = asId<'programme'>(once)
      const earlier = await alreadySubmitted(tx, once, `/programmes/${once}`, c.var.now)
      if (earlier) return c.redirect(earlier, 303)
      await createProgramme(
        tx,
        { ...words, leadPartyId: leadParty, leadPersonId: leadPerson, ...(id && { id }) },
        deed(c),
      )
      return c.redirect(programmePath({ id: once }), 303)
    })
  })
