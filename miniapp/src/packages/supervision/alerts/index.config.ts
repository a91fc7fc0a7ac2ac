export default definePageConfig({ navigationBarTitleText: '价格预警' })
