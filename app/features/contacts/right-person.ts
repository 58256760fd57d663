/**
 * "I am not the right person": whom may a contact name without the buyer's word? (DESIGN 6)
 *
 * Somebody with an address in a mail domain the supplier already writes from is invited at once. Any other address could
 * be anybody's, so the buyer says yes first. Addresses that whoever likes can get, or that a network gives its
 * customers, prove nothing about the company and never count as its domain.
 */
export type FirstStep = "invite at once" | "ask the buyer";

/** @param known the addresses of the supplier's contacts */
export function firstStepFor(address: string, known: readonly string[]): FirstStep {
  const domain = mailDomain(address);
  if (!domain || isFreeMail(domain)) return "ask the buyer";
  return known.some((one) => mailDomain(one) === domain) ? "invite at once" : "ask the buyer";
}

/** The domain as it is looked up: lower case, international names in their ASCII form; null where it is none. */
export function mailDomain(address: string): string | null {
  const at = address.lastIndexOf("@");
  const domain = address
    .slice(at + 1)
    .trim()
    .replace(/\.$/, "");
  if (at < 1 || !/^[^\s/?#:@\\%[\]]+\.[^\s/?#:@\\%[\]]+$/.test(domain)) return null;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}

export function isFreeMail(domain: string): boolean {
  return freeMail.has(domain) || freeMailUnderAnyCountry.test(domain);
}

/** Names used under many top-level domains, such as yahoo.co.uk and hotmail.no. */
const freeMailUnderAnyCountry =
  /^(?:aol|gmx|googlemail|hotmail|live|outlook|protonmail|yahoo|yandex|ymail)\.[a-z]{2,4}(?:\.[a-z]{2})?$/;

const freeMail = new Set(
  `
  gmail.com icloud.com me.com mac.com msn.com mail.com email.com inbox.com rocketmail.com hey.com
  proton.me pm.me fastmail.com fastmail.fm tutanota.com tuta.io tuta.com zoho.com zohomail.com zohomail.eu hushmail.com
  online.no start.no getmail.no broadpark.no frisurf.no lyse.net altibox.no ebnett.no epost.no c2i.net tele2.no
  telia.com spray.se bredband.net comhem.se home.se mail.dk jubii.dk ofir.dk stofanet.dk tdcadsl.dk luukku.com
  web.de t-online.de freenet.de arcor.de posteo.de mailbox.org bluewin.ch hispeed.ch chello.at aon.at
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr libero.it virgilio.it tin.it alice.it tiscali.it
  ziggo.nl kpnmail.nl planet.nl xs4all.nl home.nl hetnet.nl skynet.be telenet.be telefonica.net terra.es
  wp.pl o2.pl onet.pl interia.pl op.pl seznam.cz centrum.cz email.cz volny.cz azet.sk abv.bg mail.bg
  btinternet.com btconnect.com sky.com talktalk.net virginmedia.com ntlworld.com eircom.net
  mail.ru bk.ru inbox.ru list.ru rambler.ru ukr.net i.ua
  qq.com vip.qq.com foxmail.com 163.com vip.163.com 126.com yeah.net 139.com 189.cn wo.cn sina.com sina.cn sohu.com
  tom.com 21cn.com aliyun.com netvigator.com hkstar.com hinet.net seed.net.tw pchome.com.tw
  naver.com daum.net hanmail.net kakao.com nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com
  rediffmail.com rediff.com sify.com walla.co.il walla.com 012.net.il bezeqint.net
  bigpond.com bigpond.net.au optusnet.com.au iinet.net.au comcast.net verizon.net att.net sbcglobal.net bellsouth.net
  cox.net charter.net earthlink.net shaw.ca rogers.com uol.com.br bol.com.br terra.com.br
  `
    .trim()
    .split(/\s+/),
);
