namespace VinhDanh.Browser.Tests; public class PlaceTests { }
