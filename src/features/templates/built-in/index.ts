import { communication } from './communication.ts'
import { continuation } from './continuation.ts'
import { earlyInvolvement } from './early-involvement.ts'
import { economy } from './economy.ts'
import { followUp } from './follow-up.ts'
import { governance } from './governance.ts'
import { informationSecurity } from './information-security.ts'
import { planning } from './planning.ts'
import { practice } from './practice.ts'
import { riskAnalyses } from './risk-analyses.ts'
import { schedule } from './schedule.ts'
import { support } from './support.ts'
import { technology } from './technology.ts'
import { training } from './training.ts'
import type { BuiltInTemplate } from './types.ts'
import { waysOfWorking } from './ways-of-working.ts'

export type { BuiltInArea, BuiltInItem, BuiltInTemplate, TwoLanguages } from './types.ts'

/**
 * The template every programme can begin with. Its fifteen areas, in order, are those of the checklist that ends
 * background paper 004; what the items ask for draws on papers 000, 001 and 002 as well. Lead times are starting
 * points that a programme changes in a version of its own.
 */
export const startOfIntroduction: BuiltInTemplate = {
  key: 'start-of-introduction',
  name: { sv: 'Start av ett införande', en: 'Start of an introduction' },
  about: {
    sv: 'Det som parterna ska leverera till varandra inför, under och efter en gemensam driftstart, från tidplan ett år i förväg till utvärdering ett halvår efteråt.',
    en: 'What the parties owe each other before, during and after a joint go-live, from a schedule a year ahead to an evaluation half a year later.',
  },
  areas: [
    earlyInvolvement,
    schedule,
    governance,
    planning,
    communication,
    technology,
    training,
    support,
    practice,
    economy,
    informationSecurity,
    waysOfWorking,
    followUp,
    continuation,
    riskAnalyses,
  ],
}

/** Every template that comes with the product. */
export const builtInTemplates: readonly BuiltInTemplate[] = [startOfIntroduction]
