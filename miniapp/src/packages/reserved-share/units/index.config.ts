export default definePageConfig({ navigationBarTitleText: '预留份额' })
