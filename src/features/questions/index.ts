export { questionRoutes } from './question.routes.ts'
