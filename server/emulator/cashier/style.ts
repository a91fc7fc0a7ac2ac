/** The cashier's stylesheet; its hash stands in the page's Content-Security-Policy. */
export const STYLE = `
* { box-sizing: border-box; margin: 0; }
body { min-height: 100vh; min-height: 100dvh; background: #ededed; color: #191919; font: 16px/1.5 -apple-system, "PingFang SC", "HarmonyOS Sans SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
.brand { display: flex; align-items: center; justify-content: center; gap: 8px; padding: 20px 16px; color: #07844a; font-size: 17px; font-weight: 600; }
.brand em { margin-left: 4px; padding: 1px 8px; border: 1px solid currentColor; border-radius: 4px; font-size: 12px; font-style: normal; font-weight: 400; }
main { max-width: 480px; margin: 0 auto; padding: 0 16px calc(24px + env(safe-area-inset-bottom)); }
.sheet { background: #fff; border-radius: 12px; padding: 32px 20px 8px; text-align: center; }
.merchant { font-size: 17px; }
.amount { margin: 8px 0 24px; font-size: 48px; line-height: 1.2; font-weight: 600; font-variant-numeric: tabular-nums; letter-spacing: -0.5px; }
.amount span { margin-right: 4px; font-size: 28px; }
.refusal { margin: -8px 0 20px; padding: 8px 12px; border-radius: 8px; background: #fdeeee; color: #b3261e; font-size: 15px; }
dl { border-top: 1px solid #ececec; padding: 8px 0; text-align: left; font-size: 15px; }
dl div { display: flex; gap: 16px; padding: 8px 0; }
dt { flex: none; width: 64px; color: #6b6b6b; }
dd { flex: 1; text-align: right; overflow-wrap: anywhere; }
.number { font-variant-numeric: tabular-nums; font-size: 14px; line-height: 1.7; }
.pay { margin-top: 24px; }
button, a.primary { display: block; width: 100%; min-height: 48px; padding: 11px 16px; border: 0; border-radius: 8px; background: #fff; color: #191919; font: inherit; font-size: 17px; line-height: 26px; text-align: center; text-decoration: none; cursor: pointer; }
button:active, a:active { filter: brightness(0.92); }
button:focus-visible, a:focus-visible { outline: 3px solid #576b95; outline-offset: 2px; }
.primary, a.primary { background: #07844a; color: #fff; font-weight: 600; }
.others { margin-top: 32px; }
.others h2 { margin-bottom: 8px; color: #6b6b6b; font-size: 14px; font-weight: 400; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
.quiet { margin-top: 12px; background: transparent; color: #44567a; }
.note { margin-top: 24px; color: #666; font-size: 13px; text-align: center; }
.notice { padding: 48px 20px; }
.notice h1 { margin: 16px 0 8px; font-size: 22px; font-weight: 600; }
.notice p { color: #5a5a5a; font-size: 15px; }
.good { color: #07844a; }
.good h1 { color: #191919; }
.plain svg { color: #8a8a8a; }
@media (min-width: 700px) { .brand { padding-top: 56px; } }
`
