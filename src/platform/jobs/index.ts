export { type JobData, type JobHandler, type JobPlan, type Jobs, startJobs } from './jobs.ts'
