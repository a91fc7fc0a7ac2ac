import './preflight.ts'
import { demoMerchantStaff, demoOperator, demoShoppers } from '../src/demo/accounts.ts'
import { startInstance } from './instance.ts'
import { freePort, isPortFree, portProblem } from './ports.ts'
import { giveUp, tell } from './progress.ts'
import { createShutdown } from './shutdown.ts'

/** The port to serve on: PORT, 8787 without it, or a free one when it is 0. Checked before the long work. */
async function choosePort(): Promise<number> {
  const wanted = Number(process.env.PORT || 8787)
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
    throw new Error(`PORT must be a whole number between 0 and 65535.`)
  }
  if (wanted === 0) return freePort()
  if (!(await isPortFree(wanted))) throw portProblem(wanted, 'EADDRINUSE')
  return wanted
}

function tellWhereToLook(port: number, publicUrl: string, fixedCode: string | undefined): void {
  const local = `http://localhost:${port}`
  console.log(`
  渝乡集已启动 Yuxiang Market is running

    商城 Shop      ${publicUrl === local ? local : `${publicUrl} (${local})`}
    接口 API docs  ${local}/api/docs
    停止 Stop      Ctrl-C
`)
  if (fixedCode === undefined) return
  console.log(`    登录 Sign in   任何手机号 any phone number；验证码 code ${fixedCode}
    买家 Shopper   ${demoShoppers.map(({ phone }) => phone).join('  ')}
    商家 Merchant  ${demoMerchantStaff.join('  ')}
    运营 Operator  ${demoOperator.phone}
`)
}

const shutdown = createShutdown()
try {
  tell(`渝乡集 Yuxiang Market (Node ${process.version})`)
  const port = await choosePort()
  const config = await startInstance(process.env, port, shutdown)
  tellWhereToLook(port, config.PUBLIC_URL, config.SMS_FIXED_CODE)
  tell('就绪 Ready')
} catch (error) {
  giveUp(error)
}
