import { underRule } from '../../data/under-rule.tsx';

export default underRule('design.list');
