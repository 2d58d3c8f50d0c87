import { underRule } from '../../../data/under-rule.tsx';

export default underRule('tenant.set-design-approval');
