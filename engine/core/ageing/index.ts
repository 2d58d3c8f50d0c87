export {
  AGES,
  type Age,
  type Ageing,
  ageBalance,
  ageOf,
  type Debt,
  type OpenDebt,
} from './age-balance.ts';
