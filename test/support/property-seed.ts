import { configureGlobal } from 'fast-check'

// The same cases in each run, so that a change is what a failing property tells of. Other cases:
// PROPERTY_SEED=7 npm test
configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) })
