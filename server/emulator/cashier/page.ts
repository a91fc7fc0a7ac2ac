import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import { chinaDateTime } from '../clock.ts'
import { STYLE } from './style.ts'

type Html = ReturnType<typeof html>

const styleHash = createHash('sha256').update(STYLE).digest('base64')

/** No script, no foreign origin, no framing; forms may post (and be redirected) to this origin only. */
export const CASHIER_HEADERS: Record<string, string> = {
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
}

const TICK = raw(
  '<svg viewBox="0 0 48 48" width="64" height="64" aria-hidden="true"><circle cx="24" cy="24" r="22" fill="none" stroke="currentColor" stroke-width="3"/><path d="M14 24.5l7 7 13-14" fill="none" stroke="currentColor" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>',
)
const NOTICE = raw(
  '<svg viewBox="0 0 48 48" width="64" height="64" aria-hidden="true"><circle cx="24" cy="24" r="22" fill="none" stroke="currentColor" stroke-width="3"/><path d="M24 13v14" stroke="currentColor" stroke-width="4" stroke-linecap="round"/><circle cx="24" cy="34" r="2.4" fill="currentColor"/></svg>',
)
const LOGO = raw(
  '<svg viewBox="0 0 32 28" width="22" height="19" aria-hidden="true"><path fill="currentColor" d="M16 1C7.7 1 1 6.5 1 13.3c0 3.9 2.2 7.3 5.7 9.6L5.3 27l4.9-2.5c1.8.6 3.7.9 5.8.9 8.3 0 15-5.5 15-12.1 0-1.5-.3-2.9-.9-4.2L14.2 18.6c-.7.4-1.3.1-1.6-.5l-3-6c-.4-.9.3-1.7 1.2-1.3l3.3 1.9c.5.3 1.2.3 1.7 0l11.6-5.6C24.700 3.300 20.600 1 16 1z"/></svg>',
)

const amountText = (fen: number) => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

function page(title: string, body: Html) {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#ededed">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header class="brand">${LOGO}<span>微信支付</span><em>演示收银台</em></header>
${body}
</body>
</html>`
}

export type CashierOrder = {
  prepayId: string
  merchantName: string
  description: string
  outTradeNo: string
  totalFen: number
  expireAt: number
  /** Why the last attempt failed, if one did. */
  refusal: string | null
}

/** The page on which a person pays, is refused, or leaves. `action` is the path its forms post below. */
export function choicePage(order: CashierOrder, action: string, redirectUrl: string) {
  const hidden = html`<input type="hidden" name="redirect_url" value="${redirectUrl}">`
  return page(
    '微信支付',
    html`<main>
<section class="sheet">
<p class="merchant">${order.merchantName}</p>
<h1 class="amount"><span>¥</span>${amountText(order.totalFen)}</h1>
${order.refusal ? html`<p class="refusal" role="alert">${order.refusal}</p>` : ''}
<dl>
<div><dt>商品</dt><dd>${order.description}</dd></div>
<div><dt>商户单号</dt><dd class="number">${order.outTradeNo}</dd></div>
<div><dt>付款方式</dt><dd>零钱</dd></div>
<div><dt>付款期限</dt><dd>${chinaDateTime(order.expireAt).slice(0, 16)} 前</dd></div>
</dl>
</section>
<section class="actions" aria-label="付款操作">
<form method="post" action="${action}/pay">${hidden}<button class="primary">确认支付</button></form>
<div class="pair">
<form method="post" action="${action}/refuse">${hidden}<input type="hidden" name="reason" value="insufficientBalance"><button>模拟余额不足</button></form>
<form method="post" action="${action}/refuse">${hidden}<input type="hidden" name="reason" value="cancelled"><button>取消支付</button></form>
</div>
<form method="post" action="${action}/close">${hidden}<button class="quiet">关闭窗口</button></form>
<p class="note">演示环境，不会产生真实扣款</p>
</section>
</main>`,
  )
}

/** A page which only tells how things stand, with a way back when there is one. */
export function noticePage(input: {
  title: string
  text: string
  good: boolean
  /** Shown large where money was paid. */
  paidFen: number | null
  backUrl: string | null
}) {
  return page(
    input.title,
    html`<main>
<section class="sheet notice ${input.good ? 'good' : 'plain'}">
${input.good ? TICK : NOTICE}
<h1>${input.title}</h1>
<p>${input.text}</p>
${input.paidFen === null ? '' : html`<p class="paid">¥${amountText(input.paidFen)}</p>`}
</section>
<section class="actions">
${input.backUrl === null ? '' : html`<a class="primary" href="${input.backUrl}">返回商家</a>`}
<p class="note">演示环境，不会产生真实扣款</p>
</section>
</main>`,
  )
}
