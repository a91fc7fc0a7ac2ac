export default definePageConfig({ navigationBarTitleText: '确认地址' })
