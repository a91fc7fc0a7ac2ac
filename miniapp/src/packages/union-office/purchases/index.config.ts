export default definePageConfig({ navigationBarTitleText: '集体采购' })
