import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'
import { functionRoutes } from './function.routes.tsx'
import { invitationRoutes } from './invitation.routes.tsx'
import { mailRoutes } from './mail.routes.tsx'
import type { PeopleDeps } from './people.deps.ts'
import { personRoutes } from './people.routes.tsx'
import { personListRoutes } from './person-list.routes.tsx'
import { profileRoutes } from './profile.routes.tsx'
import { secondFactorRoutes } from './second-factor.routes.tsx'
import { signInRoutes } from './sign-in.routes.tsx'

/** What anyone may reach: signing in and out, taking an invitation. */
export const openRoutes = (deps: PeopleDeps): Hono<Env> =>
  new Hono<Env>().route('/', signInRoutes(deps)).route('/', invitationRoutes(deps))

/** What is behind signing in: the own profile, people, functions. */
export const peopleRoutes = (deps: PeopleDeps): Hono<Env> =>
  new Hono<Env>()
    .route('/', profileRoutes(deps))
    .route('/', secondFactorRoutes(deps))
    .route('/', personListRoutes())
    .route('/', personRoutes(deps))
    .route('/', functionRoutes(deps))
    .route('/', mailRoutes())
