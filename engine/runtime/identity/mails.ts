import type { LocalText } from '#engine/core/issue';

export type Language = keyof LocalText;

/** Which of the two languages a locale such as zh-CN asks for. */
export function languageOf(locale: string | null | undefined): Language {
  return locale?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

interface Letter {
  subject: string;
  body: string;
}

export function passwordResetMail(language: Language, name: string, link: string): Letter {
  if (language === 'zh') {
    return {
      subject: '重置 Ratecraft 登录密码',
      body: `${name}，您好：

我们收到了重置您登录密码的请求。请在一小时内打开下面的链接，设置新密码：

${link}

如果不是您本人操作，请忽略本邮件，密码不会改变。`,
    };
  }
  return {
    subject: 'Reset your Ratecraft password',
    body: `Hello ${name},

somebody, hopefully you, asked to reset your password. Open this link within one hour to choose a new one:

${link}

If it wasn't you, ignore this mail; your password stays as it is.`,
  };
}

export function invitationMail(
  language: Language,
  { tenant, role, inviter, link }: Record<'tenant' | 'role' | 'inviter' | 'link', string>,
): Letter {
  if (language === 'zh') {
    return {
      subject: `邀请您加入“${tenant}”`,
      body: `您好：

${inviter} 邀请您以“${role}”身份加入 Ratecraft 中的“${tenant}”。请在 7 天内打开下面的链接接受邀请：

${link}

如果您不认识邀请人，请忽略本邮件。`,
    };
  }
  return {
    subject: `You are invited to ${tenant}`,
    body: `Hello,

${inviter} invites you to join ${tenant} in Ratecraft as ${role}. Open this link within 7 days to accept:

${link}

If you don't know who invites you, ignore this mail.`,
  };
}
