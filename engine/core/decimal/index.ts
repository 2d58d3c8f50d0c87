export { Decimal, DivisionByZeroError } from './decimal.ts';
export { equalsFigure, formatFigure } from './figure.ts';
export { exp, ln, power, sqrt } from './irrational.ts';
export { ROUNDING_MODES, type RoundingMode } from './rounding.ts';
