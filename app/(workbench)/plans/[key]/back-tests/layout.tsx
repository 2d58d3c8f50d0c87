import { underRule } from '../../../../data/under-rule.tsx';

export default underRule('back-test.get');
